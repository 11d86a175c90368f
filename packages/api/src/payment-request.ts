/** The resource type behind requests, inbox and approvals. */
export const paymentRequest = 'fin.PaymentRequest';
