import type { ApolloServerPlugin } from '@apollo/server';
import { type ASTVisitor, type DocumentNode, Kind, type ValidationContext } from 'graphql';
import { ownerOf } from '../rate-limit.ts';
import type { DocumentReader } from '../reading.ts';
import type { RequestContext } from '../request-context.ts';
import { mistakesBy } from './mistakes.ts';
import type { Verdict } from './verdict.ts';

/** Stands for a document that was validated elsewhere, while it is validated: no document is shorter. */
class ReadDocument implements DocumentNode {
  readonly kind = Kind.DOCUMENT;
  readonly definitions = [];
  readonly text: string;
  readonly verdict: Verdict;

  constructor(text: string, verdict: Verdict) {
    this.text = text;
    this.verdict = verdict;
  }
}

/** Leaves to Apollo Server to validate what the reader did not. */
export function readElsewhere(reader: DocumentReader): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      validationDidStart: async (request) => {
        const { source: text, document, schema, contextValue } = request;
        const verdict = await reader.verdictOn({ text, as: 'request', owner: ownerOf(contextValue) }, schema);
        if (!verdict) return;
        const validating: { document: DocumentNode } = request;
        validating.document = new ReadDocument(text, verdict);
        return async () => {
          validating.document = document;
        };
      },
    }),
  };
}

/** A validation rule: reports what was found elsewhere. */
export function isValidElsewhere(context: ValidationContext): ASTVisitor {
  return {
    Document: (node) => {
      if (!(node instanceof ReadDocument)) return;
      for (const mistake of mistakesBy(node.verdict, node.text)) context.reportError(mistake);
    },
  };
}
