import { day, timestamp } from '../../calendar.ts';
import { type Export, syncedAfter } from '../../history.ts';
import type { CurrencyCode } from '../../money.ts';
import type { Random } from '../../random.ts';
import { charges, paymentIntents, paymentMethodCards, paymentMethods } from './tables.ts';

export interface Payer {
  customerId: string;
  methodId: string;
  email: string | null;
}

export interface Payment {
  amount: number;
  currency: CurrencyCode;
  description: string;
  /** Card attempts that failed, oldest first. */
  failedAt: readonly number[];
  paidAt: number | null;
  refunded: number;
  invoiceId: string | null;
}

export function writePaymentMethod(
  customerId: string,
  holder: { name: string; email: string | null; countryCode: string; since: number },
  random: Random,
  { emit, ids, now }: Export,
): Payer {
  const methodId = ids.stripe('pm');
  const synced = timestamp(syncedAfter(holder.since, now));
  emit(paymentMethods, {
    id: methodId,
    _fivetran_synced: synced,
    billing_detail_address_country: holder.countryCode,
    billing_detail_email: holder.email,
    billing_detail_name: holder.name,
    created: timestamp(holder.since),
    customer_id: customerId,
    livemode: true,
    type: 'card',
  });
  emit(paymentMethodCards, {
    payment_method_id: methodId,
    _fivetran_synced: synced,
    brand: random.pick(['visa', 'mastercard', 'amex']),
    fingerprint: `fp${methodId.slice(-8)}`,
    funding: random.pick(['credit', 'debit']),
    wallet_type: random.chance(0.2) ? 'apple_pay' : null,
  });
  return { customerId, methodId, email: holder.email };
}

/** One intent with a charge for every attempt. Returns the charge that went through. */
export function writePayment(payment: Payment, payer: Payer, { emit, ids, now }: Export): string | null {
  const { amount, currency, paidAt, failedAt } = payment;
  const attempts = [...failedAt, ...(paidAt === null ? [] : [paidAt])];
  const [firstAt] = attempts;
  if (firstAt === undefined) return null;
  const intentId = ids.stripe('pi');
  let failedCharge: string | null = null;
  let paidCharge: string | null = null;
  for (const at of attempts) {
    const paid = at === paidAt;
    const chargeId = ids.stripe('ch');
    emit(charges, {
      id: chargeId,
      _fivetran_synced: timestamp(syncedAfter(at, now)),
      amount,
      amount_refunded: paid ? payment.refunded : 0,
      captured: paid,
      created: timestamp(at),
      currency: currency.toLowerCase(),
      customer_id: payer.customerId,
      description: payment.description,
      failure_code: paid ? null : failureOf(payment).code,
      failure_message: paid ? null : failureOf(payment).message,
      invoice_id: payment.invoiceId,
      livemode: true,
      metadata: '{}',
      outcome_network_status: paid ? 'approved_by_network' : 'declined_by_network',
      outcome_reason: paid ? null : 'do_not_honor',
      outcome_risk_level: 'normal',
      outcome_seller_message: paid ? 'Payment complete.' : 'The bank did not return any further details.',
      outcome_type: paid ? 'authorized' : 'issuer_declined',
      paid,
      payment_intent_id: intentId,
      receipt_email: payer.email,
      refunded: paid && payment.refunded === amount,
      status: paid ? 'succeeded' : 'failed',
    });
    if (paid) paidCharge = chargeId;
    else failedCharge = chargeId;
  }
  emit(paymentIntents, {
    id: intentId,
    _fivetran_synced: timestamp(syncedAfter(attempts.at(-1) ?? firstAt, now)),
    amount,
    amount_capturable: 0,
    amount_received: paidAt === null ? 0 : amount,
    capture_method: 'automatic',
    confirmation_method: 'automatic',
    created: timestamp(firstAt),
    currency: currency.toLowerCase(),
    customer_id: payer.customerId,
    description: payment.description,
    last_payment_error_charge_id: paidAt === null ? failedCharge : null,
    last_payment_error_code: paidAt === null ? failureOf(payment).code : null,
    last_payment_error_message: paidAt === null ? failureOf(payment).message : null,
    livemode: true,
    payment_method_id: payer.methodId,
    receipt_email: payer.email,
    status: paidAt === null ? 'requires_payment_method' : 'succeeded',
  });
  return paidCharge;
}

/** A plan's card has expired by the time it is charged again; at the checkout it is the network that fails. */
function failureOf({ invoiceId }: Payment): { code: string; message: string } {
  return invoiceId === null
    ? { code: 'processing_error', message: 'An error occurred while processing the card.' }
    : { code: 'expired_card', message: 'The card has expired.' };
}

export const disputeAnswerTime = 21 * day;
