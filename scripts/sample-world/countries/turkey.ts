import { country } from './country.ts';

export const turkey = country({
  code: 'TR',
  name: 'Türkiye|Turkey',
  currency: 'TRY',
  locale: 'tr',
  timeZone: 'Istanbul',
  callingCode: '90',
  trunkPrefix: '0',
  mobiles: '532#######, 542#######, 505#######',
  landlines: '212#######, 312#######, 232#######',
  femaleNames:
    'Fatma/Fatoş, Ayşe/Ayşecik, Emine/Emoş, Hatice/Hatçe, Zeynep/Zeyno, Elif/Eliş, Meryem/Meri, Şerife/Şero, Sultan, Hanife, Merve/Mervoş, Büşra, Esra/Eso, Özlem, Yasemin/Yaso, Kübra, Dilek, Gülşen/Gül, Nurcan/Nur, İrem, Ebru, Tuğba, Songül, Çiğdem',
  maleNames:
    'Mehmet/Memo, Mustafa/Musti, Ahmet/Ahmo, Ali, Hüseyin/Hüso, Hasan/Haso, İbrahim/İbo, İsmail/İsmo, Osman/Oso, Yusuf, Murat, Ömer, Ramazan/Ramo, Halil, Süleyman/Sülo, Abdullah/Apo, Recep, Salih, Emre, Gökhan/Göko, Kemal, Serkan, Oğuz, Barış',
  familyNames:
    'Yılmaz, Kaya, Demir, Çelik, Şahin, Yıldız, Yıldırım, Öztürk, Aydın, Özdemir, Arslan, Doğan, Kılıç, Aslan, Çetin, Kara, Koç, Kurt, Özkan, Şimşek, Polat, Korkmaz, Çakır, Erdoğan, Yavuz, Can, Acar, Güneş, Aktaş, Güler, Şen, Tekin, Bulut, Keskin, Turan, Işık, Avcı, Ünal, Taş, Coşkun',
  streets:
    'Atatürk Caddesi, Cumhuriyet Caddesi, İstiklal Caddesi, Gül Sokak, Çınar Sokak, Lale Sokak, Bağdat Caddesi, İnönü Caddesi, Menekşe Sokak, Fevzi Çakmak Caddesi, Deniz Sokak, Okul Sokak, Park Caddesi, Yıldız Sokak',
  streetLine: '{street} No: {number}',
  cities:
    'İstanbul|Istanbul/İstanbul|Istanbul/34###, Ankara/Ankara/06###, İzmir|Izmir/İzmir|Izmir/35###, Bursa/Bursa/16###, Antalya/Antalya/07###, Adana/Adana/01###, Eskişehir|Eskisehir/Eskişehir|Eskisehir/26###',
  trades: 'Lojistik, Elektrik, İnşaat, Mobilya, Yazılım, Bahçe, Matbaa, Danışmanlık, Gıda, Gayrimenkul, Makine, Optik',
  companyForms: 'A.Ş., Ltd. Şti.',
  taxId: '##########',
});
