import { domainToASCII } from 'node:url';
import { isPlaceholder } from './blocked.ts';
import { seenText } from './text.ts';
import { wordList } from './word-list.ts';

/** Where anyone gets a mailbox; such a domain says nothing about a company. Names without an ending stand for all endings. */
const mailProviders: ReadonlySet<string> = wordList(`
  abv.bg, alice.it, aol, aon.at, appleid.com, arcor.de, att.net, azet.sk, bbox.fr, bellsouth.net, bigpond, bk.ru,
  bluewin.ch, blueyonder.co.uk, bol.com.br, bredband.net, btinternet.com, centrum.cz, centurylink.net, charter.net,
  chello.at, citromail.hu, clix.pt, comcast.net, comhem.se, cox.net, daum.net, docomo.ne.jp, duck.com,
  earthlink.net, elisanet.fi, email.com, email.cz, email.de, email.it, embarqmail.com, ewetel.net, excite.com,
  ezweb.ne.jp, fastmail, foxmail.com, free.fr, freemail.hu, freenet.de, gmail.com, gmx, googlemail.com,
  hanmail.net, hetnet.nl, hey.com, hispeed.ch, home.nl, hotmail, hushmail.com, i.ua, icloud.com, ig.com.br,
  iinet.net.au, inbox.lv, inbox.ru, inode.at, interia.pl, iol.pt, jubii.dk, juno.com, kolumbus.fi, kpnmail.nl,
  laposte.net, libero.it, list.ru, live, luukku.com, lycos.com, mac.com, mail.bg, mail.com, mail.dk, mail.ee,
  mail.ru, mail.telepac.pt, mailbox.org, me.com, meta.ua, mindspring.com, msn.com, nate.com, naver.com, netcabo.pt,
  netvision.net.il, netzero.net, neuf.fr, ntlworld.com, numericable.fr, o2.pl, onet.pl, online.de, online.no,
  ono.com, optonline.net, optusnet.com.au, orange.fr, otenet.gr, outlook, planet.nl, pm.me, posteo.de,
  prodigy.net.mx, proton.me, protonmail, qq.com, rambler.ru, rediff.com, rediffmail.com, roadrunner.com,
  rocketmail.com, rogers.com, sapo.pt, sbcglobal.net, seznam.cz, sfr.fr, shaw.ca, sina.cn, sina.com, sky.com,
  skynet.be, softbank.ne.jp, spray.se, stofanet.dk, suddenlink.net, sympatico.ca, t-online.de, talktalk.net,
  telefonica.net, telenet.be, telia.com, telus.net, terra.com.br, terra.es, tin.it, tiscali.co.uk, tiscali.it,
  tutanota.com, twc.com, ukr.net, unitybox.de, uol.com.br, usa.net, verizon.net, virgilio.it, virginmedia.com,
  volny.cz, walla.co.il, wanadoo.fr, web.de, windstream.net, wp.pl, xs4all.nl, xtra.co.nz, yahoo,
  yandex, ymail.com, zahav.net.il, ziggo.nl, zoho.com, 126.com, 163.com
`);

/** Where anyone gets a page; a company's page there is not its domain. */
const platforms: ReadonlySet<string> = wordList(`
  amazon, bit.ly, blogspot.com, ebay, etsy.com, example.com, example.net, example.org, facebook.com, github.com,
  github.io, google.com, instagram.com, linkedin.com, linktr.ee, medium.com, myshopify.com, notion.site,
  sites.google.com, squarespace.com, t.me, tiktok.com, tumblr.com, twitter.com, vk.com, wa.me, webflow.io,
  weebly.com, wix.com, wixsite.com, wordpress.com, x.com, yelp.com, youtube.com
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
