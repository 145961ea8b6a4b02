import { buildSchema } from 'graphql';
import { answerBySchema } from '../schema-thread/answering.ts';
import { verdictOn } from './verdict.ts';

answerBySchema((apiSdl) => buildSchema(apiSdl, { assumeValid: true, noLocation: true }), verdictOn);
