import { buildSchema, type GraphQLSchema } from 'graphql';
import { answerBySchema } from '../schema-thread/answering.ts';
import { type AskedText, type Verdict, verdictOn } from './verdict.ts';

/** Undefined where reading itself failed: who asked reads the text themselves, and meets the same failure. */
answerBySchema((apiSdl) => buildSchema(apiSdl, { assumeValid: true, noLocation: true }), verdict);

function verdict(schema: GraphQLSchema, asked: AskedText): Verdict | undefined {
  try {
    return verdictOn(schema, asked);
  } catch {
    return undefined;
  }
}
