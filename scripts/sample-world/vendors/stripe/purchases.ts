import { timestamp } from '../../calendar.ts';
import { type Export, syncedAfter } from '../../history.ts';
import type { Purchase } from '../../stories/story.ts';
import { disputeAnswerTime, type Payer, writePayment } from './payments.ts';
import { disputes, refunds } from './tables.ts';

/** Orders that were paid by card; what was paid at the till never reached billing. */
export function writePurchasePayments(purchases: readonly Purchase[], payer: Payer, world: Export): void {
  for (const purchase of purchases) {
    if (purchase.channel === 'POINT_OF_SALE' || purchase.guest !== 'no') continue;
    const chargeId = writePayment(
      {
        amount: purchase.total,
        currency: purchase.currency,
        description: purchase.lines.map(({ product }) => product.name).join(', '),
        failedAt: purchase.failedAttempts,
        paidAt: purchase.at,
        refunded: purchase.returned?.refund ?? 0,
        invoiceId: null,
      },
      payer,
      world,
    );
    if (chargeId !== null) writeReversals(purchase, chargeId, world);
  }
}

function writeReversals({ currency, total, returned, disputedAt }: Purchase, chargeId: string, world: Export): void {
  const { emit, ids, now } = world;
  if (returned !== null) {
    emit(refunds, {
      id: ids.stripe('re'),
      _fivetran_synced: timestamp(syncedAfter(returned.at, now)),
      amount: returned.refund,
      charge_id: chargeId,
      created: timestamp(returned.at),
      currency: currency.toLowerCase(),
      description: returned.reason,
      metadata: '{}',
      reason: 'requested_by_customer',
      status: 'succeeded',
    });
  }
  if (disputedAt !== null) {
    const decided = disputedAt + disputeAnswerTime < now;
    emit(disputes, {
      id: ids.stripe('du'),
      _fivetran_synced: timestamp(syncedAfter(decided ? disputedAt + disputeAnswerTime : disputedAt, now)),
      amount: total,
      charge_id: chargeId,
      created: timestamp(disputedAt),
      currency: currency.toLowerCase(),
      evidence_details_due_by: timestamp(disputedAt + disputeAnswerTime),
      evidence_details_has_evidence: decided,
      evidence_details_past_due: false,
      evidence_details_submission_count: decided ? 1 : 0,
      is_charge_refundable: false,
      livemode: true,
      metadata: '{}',
      reason: 'product_not_received',
      status: decided ? (total % 2 === 0 ? 'won' : 'lost') : 'needs_response',
    });
  }
}
