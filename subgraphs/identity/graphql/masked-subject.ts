/** Of whoever acted, who is known by the subject of their token. */
export const maskedSubject = 'An email address is masked without the scope personal-data:read.';
