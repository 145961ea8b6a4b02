import { giveWayALittle } from '../../subgraphs/kit/give-way.ts';
import { answerBySchema } from '../schema-thread/answering.ts';
import { schemaTold } from './told-schema.ts';
import { verdictOn } from './verdict.ts';

/** As for planning: who asks for something new can wait. */
giveWayALittle();

answerBySchema(schemaTold, verdictOn);
