import type { PersonName } from './person-name.ts';
import { wordList } from './word-list.ts';

/** Departments and posts under which a company is written down where a person's name is asked for; each is one by itself. */
const roles = wordList(`
  accounting, accounts, accueil, achats, acquisti, admin, administracion, administrateur, administrateurs, administratie, administration,
  administrator, administrators, administrador, amministrazione, billing, boekhouding, buchhaltung, buero, buro, bookkeeping,
  compras, comptabilite, compta, contabilidad, contabilidade, contabilita, dispatch, einkauf, empfang, facturacion, facturation,
  finance, financeiro, finanzas, frontdesk, geschaftsleitung, helpdesk, info, information, inkoop, invoices, invoicing,
  kundendienst, kundenservice, logistik, marketing, office, operations, payable, payroll, personalabteilung, postmaster, procurement,
  purchasing, recepcion, receipts, receiving, receptie, reception, receptionist, rechnungswesen, receivable, reservations,
  sales, secretaria, secretariat, segreteria, sekretariat, service, services, shipping, support, team, ventas, versand, vertrieb,
  verwaltung, warehouse, webmaster, zentrale
`);
/** What is one with others, `Office Manager` … */
const heads = wordList(`
  abteilung, auditor, contact, department, dept, desk, director, enquiries, inquiries, manager, managers, owner, personnel,
  representative, resources, staff, supervisor, user
`);
/** … and those. */
const besides = wordList(`
  and, ap, ar, account, back, business, buyer, central, centre, client, clientele, clients, commercial, customer, customers,
  de, del, e, engineering, facilities, financial, front, general, head, hr, human, inside, invoice, it, legal, main,
  maintenance, night, of, online, order, orders, parts, primary, property, purchase, quality, rental, rh, secondary, shop, store,
  system, tech, technical, technology, the, training, ufficio, vendor, website, y
`);

/**
 * What a role is called that stands where a person's name is asked for, as `Accounts Payable`, `Front Desk` and `Billing Department`; null for a
 * person's name. Nobody is called so, and every company has one.
 */
export function roleIn({ given, family }: PersonName): string | null {
  if (!partsOfRoles.has(given[0] ?? family[0] ?? '')) return null;
  const words = [...given, ...family];
  const isRole =
    words.every((word) => partsOfRoles.has(word)) &&
    words.some((word) => roles.has(word) || (words.length > 1 && heads.has(word)));
  return isRole ? words.join(' ') : null;
}

const partsOfRoles: ReadonlySet<string> = new Set([...roles, ...heads, ...besides]);
