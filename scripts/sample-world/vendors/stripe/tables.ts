import { table } from '../../table-files.ts';

export const customers = table(
  'stripe/customer_data',
  'id,_fivetran_synced,account_balance,address_city,address_country,address_line_1,address_postal_code,address_state,balance,created,currency,delinquent,description,email,invoice_prefix,invoice_settings_default_payment_method,is_deleted,livemode,name,phone,shipping_address_city,shipping_address_country,shipping_address_line_1,shipping_address_postal_code,shipping_address_state,shipping_name,shipping_phone,tax_exempt,tax_info_tax_id,tax_info_type,metadata',
);

export const paymentMethods = table(
  'stripe/payment_method_data',
  'id,_fivetran_synced,billing_detail_address_country,billing_detail_address_postal_code,billing_detail_email,billing_detail_name,created,customer_id,livemode,type',
);

export const paymentMethodCards = table(
  'stripe/payment_method_card_data',
  'payment_method_id,_fivetran_synced,brand,fingerprint,funding,type,wallet_type',
);

export const paymentIntents = table(
  'stripe/payment_intent_data',
  'id,_fivetran_synced,amount,amount_capturable,amount_received,capture_method,confirmation_method,created,currency,customer_id,description,last_payment_error_charge_id,last_payment_error_code,last_payment_error_decline_code,last_payment_error_message,last_payment_error_type,livemode,payment_method_id,receipt_email,status',
);

export const charges = table(
  'stripe/charge_data',
  'id,_fivetran_synced,amount,amount_refunded,captured,created,currency,customer_id,description,failure_code,failure_message,invoice_id,livemode,metadata,outcome_network_status,outcome_reason,outcome_risk_level,outcome_seller_message,outcome_type,paid,payment_intent_id,receipt_email,refunded,status',
);

export const refunds = table(
  'stripe/refund_data',
  'id,_fivetran_synced,amount,charge_id,created,currency,description,metadata,reason,receipt_number,status',
);

export const disputes = table(
  'stripe/dispute_data',
  'id,_fivetran_synced,amount,charge_id,created,currency,evidence_details_due_by,evidence_details_has_evidence,evidence_details_past_due,evidence_details_submission_count,is_charge_refundable,livemode,metadata,reason,status',
);

export const subscriptions = table(
  'stripe/subscription_data',
  'id,_fivetran_synced,billing,billing_cycle_anchor,cancel_at,cancel_at_period_end,canceled_at,created,current_period_end,current_period_start,customer_id,days_until_due,ended_at,livemode,metadata,quantity,start_date,status,cancellation_details_reason,cancellation_details_feedback,cancellation_details_comment',
);

export const subscriptionHistory = table(
  'stripe/subscription_history_data',
  'id,_fivetran_synced,_fivetran_active,billing,billing_cycle_anchor,cancel_at,cancel_at_period_end,canceled_at,created,current_period_end,current_period_start,customer_id,days_until_due,ended_at,livemode,metadata,quantity,start_date,status,cancellation_details_reason,cancellation_details_feedback,cancellation_details_comment',
);

export const subscriptionItems = table(
  'stripe/subscription_item_data',
  '_fivetran_synced,created,current_period_end,current_period_start,id,metadata,plan_id,quantity,subscription_id',
);

export const invoices = table(
  'stripe/invoice_data',
  'id,_fivetran_synced,currency,customer_id,due_date,description,is_deleted,livemode,period_end,period_start,subscription_id,default_payment_method_id,amount_due,amount_paid,amount_remaining,post_payment_credit_notes_amount,pre_payment_credit_notes_amount,subtotal,tax,total,attempt_count,auto_advance,billing_reason,metadata,number,paid,status,created',
);

export const invoiceLineItems = table(
  'stripe/invoice_line_item_data',
  'id,invoice_id,_fivetran_synced,amount,currency,description,discountable,livemode,period_end,period_start,plan_id,proration,quantity,subscription_id,subscription_item_id,type,unique_id,metadata,unit_amount_excluding_tax',
);

export const creditNotes = table(
  'stripe/credit_note_data',
  'id,amount,created,currency,discount_amount,subtotal,total,livemode,memo,metadata,number,reason,status,type,invoice_id,_fivetran_synced',
);

export const creditNoteLineItems = table(
  'stripe/credit_note_line_item_data',
  'credit_note_id,id,amount,discount_amount,description,livemode,quantity,type,unit_amount,unit_amount_decimal,_fivetran_synced',
);

export const coupons = table(
  'stripe/coupon_data',
  'id,created,currency,duration,duration_in_months,livemode,metadata,name,percent_off,times_redeemed,valid,_fivetran_synced',
);

export const discounts = table(
  'stripe/discount_data',
  'id,_fivetran_synced,coupon_id,customer_id,end,start,subscription_id',
);

export const plans = table(
  'stripe/plan_data',
  'id,_fivetran_synced,active,amount,billing_scheme,created,currency,interval,interval_count,is_deleted,livemode,nickname,product_id,usage_type',
);

export const prices = table(
  'stripe/price_data',
  'id,_fivetran_synced,active,billing_scheme,created,currency,is_deleted,livemode,lookup_key,metadata,nickname,product_id,recurring_interval,recurring_interval_count,recurring_usage_type,type,unit_amount,unit_amount_decimal',
);

export const products = table(
  'stripe/product_data',
  'id,_fivetran_synced,active,created,description,is_deleted,livemode,metadata,name,type,updated',
);

export const stripeTables = [
  customers,
  paymentMethods,
  paymentMethodCards,
  paymentIntents,
  charges,
  refunds,
  disputes,
  subscriptions,
  subscriptionHistory,
  subscriptionItems,
  invoices,
  invoiceLineItems,
  creditNotes,
  creditNoteLineItems,
  coupons,
  discounts,
  plans,
  prices,
  products,
];
