import { domainToASCII } from 'node:url';
import { isPlaceholder } from './blocked.ts';
import { seenText } from './text.ts';
import { wordList } from './word-list.ts';

/** Where anyone gets a mailbox; such a domain says nothing about a company. Names without an ending stand for all endings. */
const mailProviders: ReadonlySet<string> = wordList(`
  aol, arcor.de, att.net, bellsouth.net, bigpond, bk.ru, bluewin.ch, btinternet.com, bol.com.br, charter.net,
  comcast.net, cox.net, daum.net, earthlink.net, email.com, email.cz, email.de, fastmail, foxmail.com, free.fr,
  freenet.de, gmail.com, gmx, googlemail.com, hey.com, hotmail, icloud.com, inbox.lv, inbox.ru, interia.pl,
  laposte.net, libero.it, list.ru, live, mac.com, mail.com, mail.ru, mailbox.org, me.com, msn.com, naver.com,
  o2.pl, onet.pl, online.de, orange.fr, outlook, pm.me, posteo.de, proton.me, protonmail, qq.com, rambler.ru,
  rediffmail.com, rocketmail.com, sapo.pt, sbcglobal.net, seznam.cz, sfr.fr, sina.com, sky.com, t-online.de,
  telia.com, terra.com.br, tiscali.it, tutanota.com, uol.com.br, ukr.net, verizon.net, virgilio.it,
  virginmedia.com, wanadoo.fr, web.de, wp.pl, yahoo, yandex, ymail.com, ziggo.nl, 126.com, 163.com
`);

/** Where anyone gets a page; a company's page there is not its domain. */
const platforms: ReadonlySet<string> = wordList(`
  amazon, blogspot.com, ebay, etsy.com, example.com, example.net, example.org, facebook.com, github.com, github.io,
  google.com, instagram.com, linkedin.com, medium.com, myshopify.com, sites.google.com, squarespace.com,
  tiktok.com, tumblr.com, twitter.com, weebly.com, wix.com, wixsite.com, wordpress.com, x.com, youtube.com
`);

/** As many characters as DNS allows: of 120,000, with a dot after each, 136 s went into telling whether many share it. */
const longestDomain = 253;

/**
 * The domain of a company from its domain or web address, without `www.`.
 *
 * @returns null for what is none, or for a domain that many strangers share.
 */
export function companyDomain(raw: string): string | null {
  const host = seenText(raw)
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#:].*$/s, '')
    .replace(/\.$/, '');
  if (host.length > longestDomain) return null;
  const domain = domainToASCII(host).replace(/^www\d?\./, '');
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain) || isPlaceholder(domain)) return null;
  return isShared(domain) ? null : domain;
}

const ending = /^([a-z]+|(co|com|net|org)\.[a-z]{2})$/;

function isShared(domain: string): boolean {
  const labels = domain.split('.');
  return labels.some((label, index) => {
    const rest = labels.slice(index + 1).join('.');
    const names = [`${label}.${rest}`, ...(ending.test(rest) ? [label] : [])];
    return names.some((name) => mailProviders.has(name) || platforms.has(name));
  });
}
