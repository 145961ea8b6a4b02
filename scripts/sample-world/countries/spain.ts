import { country } from './country.ts';

export const spain = country({
  code: 'ES',
  name: 'España|Spain',
  currency: 'EUR',
  locale: 'es',
  timeZone: 'Madrid',
  callingCode: '34',
  mobiles: '612######, 655######, 688######',
  landlines: '913######, 932######, 954######, 963######',
  femaleNames:
    'María, Carmen/Menchu, Josefa/Pepa, Isabel/Isa, Dolores/Lola, Francisca/Paqui, Cristina/Cris, Concepción/Concha, Rosario/Charo, Mercedes/Merche, Beatriz/Bea, Pilar/Pili, Teresa/Tere, Elena, Consuelo/Chelo, Lucía/Luci, Montserrat/Montse, Guadalupe/Lupe, Inmaculada/Inma, Nuria, Alejandra/Ale, Sofía/Sofi, Rocío, Victoria/Vicky',
  maleNames:
    'José/Pepe, Francisco/Paco/Curro, Antonio/Toni, Manuel/Manolo, Ignacio/Nacho, Jesús/Chus, Rafael/Rafa, Alejandro/Álex, Eduardo/Edu, Guillermo/Guille, Santiago/Santi, Enrique/Quique, Fernando/Nando, Javier/Javi, Daniel/Dani, Sebastián/Sebas, Joaquín/Quino, Luis, Íñigo, Gonzalo, Andrés, Tomás, Miguel, Ramón/Moncho',
  familyNames:
    'García López, González Ruiz, Rodríguez Gil, Fernández Vega, López Sanz, Martínez Soler, Sánchez Mora, Pérez Navarro, Gómez Prieto, Martín Rubio, Jiménez Cano, Ruiz Molina, Hernández Bravo, Díaz Lozano, Moreno Vidal, Muñoz Calvo, Álvarez Peña, Romero Gallego, Alonso Crespo, Gutiérrez Herrera, Navarro Pascual, Torres Santana, Domínguez Vera, Vázquez Rey, Ramos Cortés, Serrano Ibáñez, Blanco Arias, Molina Carmona, Morales Reyes, Suárez Rojas, Ortega Montero, Delgado Parra, Castro Bueno, Ortiz Marín, Rubio Sáez, Marín Iglesias',
  streets:
    'Calle Mayor, Calle de Alcalá, Avenida de la Constitución, Paseo del Prado, Calle Real, Plaza de España, Calle San Juan, Calle del Carmen, Avenida del Mar, Calle Nueva, Ronda de Levante, Calle de la Luna, Camino Viejo, Calle Cervantes, Calle del Pozo, Travesía del Sol',
  streetLine: '{street}, {number}',
  cities:
    'Madrid/Madrid/280##, Barcelona/Cataluña/080##, Sevilla|Seville/Andalucía/410##, Valencia/Comunidad Valenciana/460##, Zaragoza/Aragón/500##, Bilbao/País Vasco/480##, Málaga/Andalucía/290##, Vigo/Galicia/362##',
  trades:
    'Transportes, Electricidad, Muebles, Asesores, Informática, Conservas, Jardines, Construcciones, Óptica, Imprenta, Hostelería, Inmobiliaria',
  companyForms: 'S.L., S.A., S.L.U.',
  taxId: 'ESB########',
});
