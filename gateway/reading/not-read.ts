const reasons = {
  'too many': {
    status: 429,
    code: 'TOO_MANY_DOCUMENTS',
    message: 'too many documents that nobody has asked before wait to be read: try again',
  },
  failed: { status: 503, code: 'DOCUMENT_NOT_READ', message: 'the document could not be read: try again' },
} as const;

/** A document that nobody can say anything about now. */
export class NotRead extends Error {
  override name = 'NotRead';
  readonly status: number;
  readonly code: string;

  constructor(reason: keyof typeof reasons, options?: ErrorOptions) {
    const { status, code, message } = reasons[reason];
    super(message, options);
    this.status = status;
    this.code = code;
  }
}
