// What lists are sorted and searched by.
CREATE INDEX customer_by_name IF NOT EXISTS FOR (customer:Customer) ON (customer.sortName, customer.id);
CREATE INDEX customer_by_creation IF NOT EXISTS FOR (customer:Customer) ON (customer.createdAt, customer.id);
CREATE INDEX customer_by_update IF NOT EXISTS FOR (customer:Customer) ON (customer.updatedAt, customer.id);
CREATE INDEX alias_by_record IF NOT EXISTS FOR (alias:Alias) ON (alias.key);
CREATE INDEX event_by_customer IF NOT EXISTS FOR (event:Event) ON (event.customerId);
CREATE INDEX event_by_other_customer IF NOT EXISTS FOR (event:Event) ON (event.otherCustomerId);
CREATE TEXT INDEX record_name_words IF NOT EXISTS FOR (record:Record) ON (record.nameWords);
