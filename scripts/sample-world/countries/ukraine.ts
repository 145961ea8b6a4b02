import { country } from './country.ts';

export const ukraine = country({
  code: 'UA',
  name: 'Україна|Ukraine',
  currency: 'UAH',
  locale: 'uk',
  timeZone: 'Kyiv',
  callingCode: '380',
  trunkPrefix: '0',
  mobiles: '50#######, 67#######, 63#######',
  landlines: '442######, 322######, 482######',
  femaleNames:
    'Олена|Olena/Лєна|Lena, Наталія|Nataliia/Наташа|Natasha, Тетяна|Tetiana/Таня|Tania, Оксана|Oksana/Ксеня|Ksenia, Ірина|Iryna/Іра|Ira, Людмила|Liudmyla/Люда|Liuda, Світлана|Svitlana/Свєта|Svieta, Галина|Halyna/Галя|Halia, Катерина|Kateryna/Катя|Katia, Юлія|Yuliia/Юля|Yulia, Марія|Mariia/Маруся|Marusia, Анна|Anna/Ганнуся|Hannusia, Софія|Sofiia/Соня|Sonia, Дарина|Daryna/Даша|Dasha, Вікторія|Viktoriia/Віка|Vika, Надія|Nadiia/Надя|Nadia',
  maleNames:
    'Олександр|Oleksandr/Сашко|Sashko, Сергій|Serhii/Сергійко|Serhiiko, Володимир|Volodymyr/Вова|Vova, Андрій|Andrii/Андрійко|Andriiko, Микола|Mykola/Коля|Kolia, Василь|Vasyl/Вася|Vasia, Дмитро|Dmytro/Діма|Dima, Іван|Ivan/Івась|Ivas, Юрій|Yurii/Юра|Yura, Михайло|Mykhailo/Миша|Mysha, Богдан|Bohdan/Бодя|Bodia, Тарас|Taras, Євген|Yevhen/Женя|Zhenia, Максим|Maksym/Макс|Maks, Олексій|Oleksii/Льоша|Liosha, Петро|Petro/Петрик|Petryk',
  familyNames:
    'Шевченко|Shevchenko, Мельник|Melnyk, Коваленко|Kovalenko, Бондаренко|Bondarenko, Бойко|Boiko, Ткаченко|Tkachenko, Кравченко|Kravchenko, Ковальчук|Kovalchuk, Коваль|Koval, Олійник|Oliinyk, Шевчук|Shevchuk, Поліщук|Polishchuk, Іванов~Іванова|Ivanov~Ivanova, Ткачук|Tkachuk, Савченко|Savchenko, Руденко|Rudenko, Петренко|Petrenko, Марченко|Marchenko, Левченко|Levchenko, Білецький~Білецька|Biletskyi~Biletska, Гончар|Honchar, Лисенко|Lysenko, Мороз|Moroz, Яворський~Яворська|Yavorskyi~Yavorska, Кузьменко|Kuzmenko, Зінченко|Zinchenko',
  streets:
    'вул. Шевченка|Shevchenka St, вул. Лесі Українки|Lesi Ukrainky St, вул. Садова|Sadova St, вул. Франка|Franka St, вул. Зелена|Zelena St, вул. Центральна|Tsentralna St, просп. Свободи|Svobody Ave, вул. Польова|Polova St, вул. Київська|Kyivska St, вул. Набережна|Naberezhna St, вул. Миру|Myru St, вул. Соборна|Soborna St',
  streetLine: '{street}, {number}',
  cities:
    'Київ|Kyiv/Київ|Kyiv/01###, Львів|Lviv/Львівська область|Lviv Oblast/79###, Одеса|Odesa/Одеська область|Odesa Oblast/65###, Харків|Kharkiv/Харківська область|Kharkiv Oblast/61###, Дніпро|Dnipro/Дніпропетровська область|Dnipropetrovsk Oblast/49###, Полтава|Poltava/Полтавська область|Poltava Oblast/36###',
  trades:
    'Логістика|Logistics, Електрик|Electric, Буд|Construction, Меблі|Furniture, Софт|Software, Друк|Print, Агро|Agro, Консалтинг|Consulting',
  companyName: '{form} «{name} {trade}»',
  companyForms: 'ТОВ, ПП, АТ',
  taxId: '##########',
});
