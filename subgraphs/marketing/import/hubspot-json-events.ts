import type { TableRow } from '../../kit/import/format.ts';
import { isObject } from '../../kit/import/read-json.ts';
import type { Cell } from '../../kit/import/source-row.ts';

const detailTables: Record<string, string> = {
  SENT: 'email_event_sent',
  DELIVERED: 'email_event_delivered',
  DEFERRED: 'email_event_deferred',
  DROPPED: 'email_event_dropped',
  BOUNCE: 'email_event_bounce',
  OPEN: 'email_event_open',
  CLICK: 'email_event_click',
  PRINT: 'email_event_print',
  FORWARD: 'email_event_forward',
  SPAMREPORT: 'email_event_spam_report',
  STATUSCHANGE: 'email_event_status_change',
};

/** Columns that a connector keeps in `email_event`; it writes all others of the API's object to a table per type. */
const eventColumns =
  /^(id|app_id|app_name|type|created|recipient|portal_id|email_campaign_id|email_campaign_group_id|filtered_event|(caused_by|sent_by|obsoleted_by)_(id|created))$/;

export function splitEmailEvent(cells: Record<string, Cell>): TableRow[] {
  const event: Record<string, Cell> = {};
  const detail: Record<string, Cell> = {};
  for (const [column, cell] of Object.entries(cells)) {
    if (eventColumns.test(column)) event[column] = cell;
    else detail[column] = described(column, cell);
  }
  const table = detailTables[String(event.type).toUpperCase()];
  const rows: TableRow[] = [{ table: 'email_event', cells: event }];
  if (table && Object.keys(detail).length > 0) rows.push({ table, cells: { id: event.id, ...detail } });
  return rows;
}

/** The API tells a browser as its name, family and maker, where a connector writes one text. */
function described(column: string, cell: Cell): Cell {
  return column === 'browser' && isObject(cell) && typeof cell.name === 'string' ? cell.name : cell;
}
