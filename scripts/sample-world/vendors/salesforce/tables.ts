import { table } from '../../table-files.ts';

export const accounts = table(
  'salesforce/sf_account_data',
  '_fivetran_synced,account_source,annual_revenue,billing_city,billing_country,billing_country_code,billing_postal_code,billing_state,billing_street,description,id,industry,is_deleted,last_activity_date,master_record_id,name,number_of_employees,owner_id,phone,type,website,_fivetran_active,tax_id_c,created_date,system_modstamp',
);

export const contacts = table(
  'salesforce/sf_contact_data',
  'id,_fivetran_synced,account_id,created_by_id,created_date,department,email,first_name,is_deleted,last_modified_by_id,last_modified_date,last_name,mailing_city,mailing_country,mailing_country_code,mailing_postal_code,mailing_state,mailing_street,master_record_id,mobile_phone,name,owner_id,phone,salutation,system_modstamp,title,has_opted_out_of_email,lead_source,_fivetran_active,birthdate',
);

export const leads = table(
  'salesforce/sf_lead_data',
  'country,owner_id,lead_source,converted_date,last_modified_date,master_record_id,system_modstamp,converted_contact_id,id,state,country_code,phone,name,created_by_id,is_converted,status,city,industry,title,_fivetran_synced,is_deleted,street,company,first_name,email,website,last_name,created_date,postal_code,has_opted_out_of_email,mobile_phone,_fivetran_active',
);

export const accountContactRelations = table(
  'salesforce/sf_account_contact_relation_data',
  'id,account_id,contact_id,roles,is_active,start_date,end_date,is_deleted,system_modstamp,_fivetran_synced',
);

export const opportunities = table(
  'salesforce/sf_opportunity_data',
  '_fivetran_synced,account_id,amount,close_date,created_date,description,expected_revenue,fiscal,fiscal_quarter,fiscal_year,forecast_category,forecast_category_name,has_open_activity,has_opportunity_line_item,has_overdue_task,id,is_closed,is_deleted,is_won,last_activity_date,lead_source,name,owner_id,probability,stage_name,type,_fivetran_active,currency_iso_code,system_modstamp',
);

export const opportunityHistory = table(
  'salesforce/sf_opportunity_history_data',
  '_fivetran_active,_fivetran_start,_fivetran_end,_fivetran_synced,account_id,amount,close_date,created_date,expected_revenue,id,is_closed,is_deleted,is_won,name,owner_id,probability,stage_name,type,currency_iso_code',
);

export const opportunityLineItems = table(
  'salesforce/sf_opportunity_line_item_data',
  'product_2_id,quantity,total_price,description,last_modified_date,list_price,product_code,unit_price,_fivetran_synced,is_deleted,opportunity_id,system_modstamp,name,id,created_date,sort_order,_fivetran_active,currency_iso_code',
);

export const orders = table(
  'salesforce/sf_order_data',
  'id,_fivetran_synced,account_id,activated_by_id,activated_date,billing_city,billing_country,billing_country_code,billing_postal_code,billing_state,billing_street,created_by_id,created_date,effective_date,is_deleted,is_reduction_order,last_modified_date,order_number,owner_id,shipping_city,shipping_country,shipping_country_code,shipping_postal_code,shipping_state,shipping_street,status,status_code,system_modstamp,total_amount,type,opportunity_id,_fivetran_active,bill_to_contact_id,currency_iso_code,order_channel_c,guest_name_c,guest_email_c,guest_phone_c',
);

export const orderItems = table(
  'salesforce/sf_order_item_data',
  'id,order_id,product_2_id,quantity,unit_price,total_price,description,is_deleted,last_modified_date,system_modstamp,_fivetran_synced,currency_iso_code',
);

export const returnOrders = table(
  'salesforce/sf_return_order_data',
  'id,order_id,account_id,contact_id,status,return_reason_c,created_date,is_deleted,system_modstamp,_fivetran_synced',
);

export const returnOrderLineItems = table(
  'salesforce/sf_return_order_line_item_data',
  'id,return_order_id,order_item_id,product_2_id,quantity_returned,reason_for_return,is_deleted,system_modstamp,_fivetran_synced',
);

export const products = table(
  'salesforce/sf_product_2_data',
  'is_active,description,last_modified_date,product_code,_fivetran_synced,is_deleted,system_modstamp,name,id,created_by_id,created_date,family,stock_keeping_unit,_fivetran_active,currency_iso_code',
);

export const users = table(
  'salesforce/sf_user_data',
  '_fivetran_deleted,_fivetran_synced,alias,city,company_name,department,email,first_name,id,is_active,last_login_date,last_name,locale_sid_key,name,time_zone_sid_key,title,user_type,username,_fivetran_active',
);

export const salesforceTables = [
  accounts,
  contacts,
  leads,
  accountContactRelations,
  opportunities,
  opportunityHistory,
  opportunityLineItems,
  orders,
  orderItems,
  returnOrders,
  returnOrderLineItems,
  products,
  users,
];
