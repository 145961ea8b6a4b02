import { builder } from './schema.ts';

export const EngagementKindRef = builder.enumType('EngagementKind', {
  description: 'What happened between a customer and marketing.',
  values: {
    EMAIL_PROCESSED: { description: 'An email was handed to the mail server.' },
    EMAIL_SENT: { description: 'An email was sent.' },
    EMAIL_DEFERRED: { description: "The recipient's server asked to try later." },
    EMAIL_DROPPED: { description: 'An email was not sent, e.g. because the customer had unsubscribed before.' },
    EMAIL_DELIVERED: { description: "The recipient's server took an email." },
    EMAIL_BOUNCED: { description: "The recipient's server refused an email." },
    EMAIL_OPENED: { description: 'An email was opened.' },
    EMAIL_CLICKED: { description: 'A link in an email was clicked.' },
    EMAIL_PRINTED: { description: 'An email was printed.' },
    EMAIL_FORWARDED: { description: 'An email was passed on.' },
    EMAIL_SPAM_REPORTED: { description: 'The customer reported an email as spam.' },
    EMAIL_STATUS_CHANGED: { description: 'An email subscription was changed, but not ended.' },
    EMAIL_UNSUBSCRIBED: { description: 'The customer unsubscribed from email.' },
    PAGE_VISITED: { description: 'A page of our website was visited.' },
    WEB_SEARCH: { description: 'The customer searched on our website.' },
    SOCIAL_POST: { description: 'The customer wrote about us on a social network.' },
    TEXT_MESSAGE: { description: 'A text message was exchanged.' },
    EVENT_ATTENDED: { description: 'The customer came to an event.' },
    FORM_SUBMITTED: { description: 'The customer filled in a form.' },
    OTHER: { description: 'Something that has no word here; sourceKind has the word of the source.' },
  } as const,
});
