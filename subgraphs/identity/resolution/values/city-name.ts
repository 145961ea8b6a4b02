import { remembered } from '../remembered.ts';
import { foldLetters, latinWords } from './text.ts';

/** What a city is called by those who live there, and by others; what is close enough to tell by its letters is left out. */
const cities = `
  München, Munich, Monaco di Baviera · Köln, Cologne, Colonia, Keulen · Nürnberg, Nuremberg, Norimberga · Hannover, Hanover ·
  Braunschweig, Brunswick · Frankfurt am Main, Frankfurt, Frankfurt/Main, Frankfurt a. M., Francfort, Francoforte · Aachen, Aix-la-Chapelle ·
  Mainz, Mayence · Trier, Trèves · Regensburg, Ratisbon · Dresden, Dresde, Drezno · Leipzig, Lipsia, Lipsk · Wien, Vienna, Vienne, Viena, Vídeň, Bécs, Wiedeń, Beč ·
  Salzburg, Salisburgo · Zürich, Zurigo · Genève, Geneva, Genf, Ginevra, Ginebra · Basel, Basle, Bâle, Basilea · Bern, Berne, Berna · Luzern, Lucerne, Lucerna ·
  Lausanne, Losanna · Bruxelles, Brussel, Brussels, Brüssel, Bruselas · Antwerpen, Antwerp, Anvers, Amberes · Gent, Ghent, Gand · Brugge, Bruges · Liège, Luik, Lüttich ·
  Leuven, Louvain · Den Haag, The Hague, 's-Gravenhage, La Haye, La Haya · Luxembourg, Luxemburg, Lëtzebuerg · Paris, Parigi, París · Strasbourg, Straßburg, Estrasburgo · Nice, Nizza, Niza ·
  Marseille, Marseilles, Marsella, Marsiglia · Lyon, Lyons, Lione · Mulhouse, Mülhausen · London, Londres, Londra, Londyn, Londen · Edinburgh, Édimbourg, Edimburgo ·
  Dublin, Baile Átha Cliath, Dublín · Roma, Rome, Rom, Rzym · Milano, Milan, Mailand, Milán · Firenze, Florence, Florenz, Florencia · Venezia, Venice, Venedig, Venise, Venecia ·
  Napoli, Naples, Neapel, Nápoles · Torino, Turin, Turín · Genova, Genoa, Genua, Gênes · Bologna, Bolonia · Padova, Padua · Bolzano, Bozen · Trieste, Triest · Siracusa, Syracuse ·
  Madrid, Madryt · Sevilla, Seville · Zaragoza, Saragossa · A Coruña, La Coruña, Corunna · Donostia, San Sebastián · Barcelona, Barcelone · Lisboa, Lisbon, Lissabon, Lisbonne, Lizbona ·
  Porto, Oporto · København, Copenhagen, Kopenhagen, Copenhague, Köpenhamn · Göteborg, Gothenburg · Stockholm, Estocolmo · Helsinki, Helsingfors · Turku, Åbo · Tampere, Tammerfors ·
  Warszawa, Warsaw, Warschau, Varsovie, Varsovia, Varsavia · Kraków, Cracow, Krakau, Cracovie · Wrocław, Breslau · Gdańsk, Danzig · Poznań, Posen · Szczecin, Stettin · Łódź, Lodsch · Toruń, Thorn ·
  Praha, Prague, Prag, Praga · Brno, Brünn · Plzeň, Pilsen · Ostrava, Ostrau · Bratislava, Pressburg, Pozsony · Košice, Kaschau · Ljubljana, Laibach · Zagreb, Agram · Rijeka, Fiume ·
  Budapest, Budapeşte · București, Bucharest, Bukarest, Bucarest · Cluj-Napoca, Cluj, Klausenburg, Kolozsvár · Timișoara, Temeswar · Sofia, Sofija · Beograd, Belgrade, Belgrad · Sarajevo, Sarajewo ·
  Skopje, Skoplje · Tirana, Tiranë · Athina, Athens, Athen, Athènes, Atene, Atenas · Thessaloniki, Salonica, Saloniki · Irakleio, Heraklion, Iraklion · Patra, Patras · Peiraias, Piraeus, Pireas · Rodos, Rhodes · Kerkyra, Corfu ·
  Lefkosia, Nicosia · Istanbul, Constantinople, İstanbul · Izmir, Smyrna, İzmir · Moskva, Moscow, Moskau, Moscou, Mosca, Moskwa · Sankt-Peterburg, Saint Petersburg, St. Petersburg, Petersburg, San Pietroburgo ·
  Kyiv, Kiev, Kiew · Kharkiv, Kharkov, Charkow · Odesa, Odessa · Lviv, Lvov, Lemberg, Lwów · Dnipro, Dnepropetrovsk · Minsk, Mińsk · Vilnius, Wilna, Wilno · Kaunas, Kowno · Klaipėda, Memel · Riga, Rīga · Tallinn, Reval ·
  Chișinău, Kishinev, Kischinau · Tbilisi, Tiflis · Yerevan, Erevan, Eriwan, Երևան · Baku, Bakı · Almaty, Alma-Ata · Toshkent, Tashkent, Taschkent · al-Qahira, Cairo, Kairo, Le Caire, القاهرة · Alexandria, الإسكندرية ·
  Dubai, دبي · Abu Dhabi, أبوظبي, أبو ظبي · Riyadh, Riad, الرياض · Jeddah, Jidda, Dschidda, جدة · Mecca, Makkah, Mekka, مكة, مكة المكرمة · Medina, Madinah, المدينة المنورة · Kuwait, Kuwait City, الكويت, مدينة الكويت · Doha, الدوحة ·
  Beirut, Beyrouth, بيروت · Damascus, Damaskus, Damas, دمشق · Amman, عمان · Baghdad, Bagdad, بغداد · Casablanca, الدار البيضاء · Algiers, Alger, Algier, الجزائر · Tunis, تونس · Tehran, Teheran, تهران · Jerusalem, al-Quds, Yerushalayim, ירושלים, القدس ·
  Tel Aviv, Tel Aviv-Yafo, Tel-Aviv, תל אביב, תל אביב-יפו · Haifa, חיפה · Mumbai, Bombay, मुंबई · Kolkata, Calcutta, কলকাতা · Chennai, Madras, சென்னை · Bengaluru, Bangalore, ಬೆಂಗಳೂರು · Delhi, New Delhi, दिल्ली, नई दिल्ली · Pune, Poona · Varanasi, Benares ·
  Hyderabad, హైదరాబాద్ · Ahmedabad, અમદાવાદ · Thiruvananthapuram, Trivandrum · Kochi, Cochin · Yangon, Rangoon · Dhaka, Dacca, ঢাকা · Karachi, کراچی · Lahore, لاہور · Kathmandu, काठमाडौं ·
  Krung Thep, Bangkok, Krung Thep Maha Nakhon, กรุงเทพ, กรุงเทพฯ, กรุงเทพมหานคร · Chiang Mai, เชียงใหม่ · Ho Chi Minh City, Thành phố Hồ Chí Minh, TP Hồ Chí Minh, Hồ Chí Minh, Saigon, Sài Gòn · Ha Noi, Hanoi, Hà Nội · Da Nang, Danang ·
  Beijing, Peking, Pékin, 北京 · Shanghai, 上海 · Guangzhou, Canton, 广州, 廣州 · Shenzhen, 深圳 · Chengdu, 成都 · Hangzhou, 杭州 · Wuhan, 武汉, 武漢 · Xi'an, 西安 · Nanjing, Nanking, 南京 · Tianjin, Tientsin, 天津 · Chongqing, Chungking, 重庆, 重慶 · Suzhou, 苏州 ·
  Qingdao, Tsingtao, 青岛 · Xiamen, Amoy, 厦门 · Hong Kong, Hongkong, 香港 · Macau, Macao, 澳門, 澳门 · Taipei, 台北, 臺北 · Kaohsiung, 高雄 · Taichung, 台中, 臺中 · Tokyo, Tokio, 東京, とうきょう · Osaka, 大阪 · Kyoto, 京都 · Yokohama, 横浜 · Nagoya, 名古屋 · Sapporo, 札幌 · Fukuoka, 福岡 ·
  Kobe, 神戸 · Hiroshima, 広島 · Sendai, 仙台 · Kawasaki, 川崎 · Seoul, Séoul, 서울 · Busan, Pusan, 부산 · Incheon, Inchon, 인천 · Daegu, Taegu, 대구 · Daejeon, Taejon, 대전 · Gwangju, Kwangju, 광주 · Singapore, Singapur, Singapour · Jakarta, Djakarta · Manila, Manille ·
  Ciudad de México, Mexico City, CDMX, México D.F., Mexiko-Stadt · Habana, La Habana, Havana, Havanna · New York, New York City, NYC, Nueva York, Nowy Jork · Los Angeles, L.A. · Philadelphia, Filadelfia · Saint Louis, St. Louis · Saint Paul, St. Paul ·
  Québec, Quebec City, Ville de Québec · Montréal, Montreal · Saint John's, St. John's · Asunción, Assomption · Brasília, Brasilia · Addis Ababa, Addis Abeba · Pretoria, Tshwane · Cape Town, Kaapstad, Kapstadt, Le Cap`;

/** What stands behind the name of a city of East Asia, and is left out as often as not. */
const municipal = /(?<=[\p{sc=Han}\p{sc=Hang}]{2,})(?:市|都|府|특별시|광역시|시)$/u;

const known = new Map<string, readonly string[]>();
for (const group of cities.split('·')) {
  const names = group.split(',').map((name) => latinWords(name.trim()));
  const [own = []] = names;
  for (const name of names) known.set(keyOf(name), own);
}

function keyOf(words: readonly string[]): string {
  return words.map(foldLetters).join(' ');
}

/** That it is a city, in front of its name: `Thành phố Đà Nẵng`, `Gemeente Utrecht`. */
const inFront =
  /^(?:thanh pho|tp|gemeente|miasto|gmina|obec|ville de|commune de|comune di|city of|municipio de|gorod) (?=.)/;
/** Which part of it, by number: `Praha 4`, `Paris 12e arrondissement`, `Lyon Cedex 03`, `Budapest XI. kerület`. */
const numberedPart =
  /(?<=\p{L}{3}) (?:cedex(?: \d{1,2})?|\d{1,2}(?:er?|eme)?(?: arrondissement| bezirk| kerulet)?|[ivx]+ kerulet)$/u;

/** A postal code that stands with its city: `Mumbai 400001`. */
const postalCode = /(?<=\p{L}{2} )\d{4,6}$|^\d{4,6} (?=\p{L}{2})/u;

/** Of which the number is all that tells it from others: `Quận 5`, `Sector 4`. */
const namedByNumber =
  /^(?:arrondissement|bezirk|city|district|distrito|municipio|phuong|quan|quarter|sector(?:ul)?|thanh pho|town|ward|zona|zone) \d/;

/** The words of a city's name in plain Latin letters, as those who live there have them. */
export const cityWords = remembered((city): readonly string[] => {
  const text = latinWords(city.trim().normalize('NFC').replace(municipal, '')).join(' ').replace(postalCode, '').trim();
  const written = text.split(' ');
  const words = (namedByNumber.test(text) ? text : text.replace(numberedPart, '').replace(inFront, '')).split(' ');
  return known.get(keyOf(written)) ?? known.get(keyOf(words)) ?? words;
});
