import { country } from './country.ts';

export const india = country({
  code: 'IN',
  name: 'India',
  currency: 'INR',
  locale: 'en-IN',
  timeZone: 'New Delhi',
  callingCode: '91',
  trunkPrefix: '0',
  mobiles: '98########, 97########, 99########',
  landlines: '112#######, 222#######, 802#######',
  femaleNames:
    'Priya/Priyu, Anjali/Anju, Lakshmi/Laxmi, Deepika/Deepu, Sunita/Suni, Kavita/Kavi, Pooja/Puja, Meenakshi/Meena, Aishwarya/Aishu, Rajeshwari/Raji, Shalini/Shalu, Divya, Nandini/Nandu, Swathi/Swati, Gayatri/Gayu, Radhika/Radha, Sneha, Bhavana/Bhavna, Parvati/Paru, Geeta/Gita, Zainab, Harpreet/Preeti, Ananya/Anu, Vidya',
  maleNames:
    'Rajesh/Raju, Sanjay/Sanju, Vijay/Vijju, Krishna/Kittu, Venkatesh/Venky, Ramesh/Ramu, Mohammed/Mohd, Arjun, Siddharth/Sid, Vikram/Vicky, Suresh/Suri, Abhishek/Abhi, Karthik/Karthi, Manish/Manu, Harish/Hari, Subramaniam/Subbu, Balakrishnan/Balu, Gurpreet/Guru, Anil, Naveen/Nav, Prakash, Aditya/Adi, Imran, Devendra/Dev',
  familyNames:
    'Sharma, Patel, Singh, Kumar, Gupta, Reddy, Nair, Iyer, Khan, Das, Joshi, Mehta, Rao, Mukherjee, Banerjee, Chatterjee, Desai, Kulkarni, Pillai, Menon, Verma, Agarwal, Bhat, Chopra, Malhotra, Kapoor, Saxena, Mishra, Pandey, Thakur, Yadav, Shetty, Gill, Bose, Hegde, Choudhury, Ansari, Fernandes, Naidu, Srinivasan',
  streets:
    'MG Road, Gandhi Nagar, Station Road, Nehru Street, Temple Road, 4th Cross, Lake View Road, Park Street, Anna Salai, Ring Road, Rose Garden Colony, Church Street, Civil Lines, Model Town, Linking Road, Indira Nagar',
  streetLine: '{number} {street}',
  cities:
    'Mumbai|Bombay/Maharashtra/400###, New Delhi/Delhi/110###, Bengaluru|Bangalore/Karnataka/560###, Chennai|Madras/Tamil Nadu/600###, Kolkata|Calcutta/West Bengal/700###, Hyderabad/Telangana/500###, Kochi|Cochin/Kerala/682###, Pune/Maharashtra/411###',
  trades:
    'Logistics, Electricals, Textiles, Consultants, Infotech, Nurseries, Printers, Builders, Opticals, Foods, Engineering, Properties',
  companyForms: 'Pvt. Ltd., Ltd., LLP',
  taxId: '29@@@@@####@1Z#',
});
