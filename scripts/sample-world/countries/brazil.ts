import { country } from './country.ts';

export const brazil = country({
  code: 'BR',
  name: 'Brasil|Brazil',
  currency: 'BRL',
  locale: 'pt-BR',
  timeZone: 'Brasilia',
  callingCode: '55',
  mobiles: '119########, 219########, 319########, 519########',
  landlines: '113#######, 213#######, 313#######, 513#######',
  femaleNames:
    'Maria/Mari, Ana/Aninha, Francisca/Chica, Antônia/Toninha, Adriana/Dri, Juliana/Ju, Fernanda/Nanda, Patrícia/Paty, Aline, Sandra/Sandrinha, Camila/Cami, Amanda/Mandinha, Bruna/Bru, Jéssica/Jé, Letícia/Lê, Luciana/Lu, Gabriela/Gabi, Isabela/Bela, Beatriz/Bia, Larissa/Lari, Conceição/Ceiça, Vitória/Vivi, Teresa/Teca, Simone',
  maleNames:
    'José/Zé, João/Joãozinho, Antônio/Toninho, Francisco/Chico, Carlos/Carlinhos, Paulo/Paulinho, Pedro/Pedrinho, Lucas/Luquinha, Luiz/Luizinho, Marcos/Marquinhos, Gabriel/Biel, Rafael/Rafa, Daniel/Dani, Marcelo/Celo, Eduardo/Dudu, Felipe/Lipe, Rodrigo/Digo, Sebastião/Tião, Gustavo/Guga, Leonardo/Léo, Thiago/Thi, Bruno, Otávio/Tavinho, Guilherme/Gui',
  familyNames:
    'Silva, Santos, Oliveira, Souza, Rodrigues, Ferreira, Alves, Pereira, Lima, Gomes, Costa, Ribeiro, Martins, Carvalho, Almeida, Lopes, Soares, Fernandes, Vieira, Barbosa, Rocha, Dias, Nascimento, Andrade, Moreira, Nunes, Marques, Machado, Mendes, Freitas, Cardoso, Ramos, Gonçalves, Santana, Teixeira, Araújo, Pinto, da Conceição, dos Reis, de Assis',
  streets:
    'Rua das Flores, Avenida Brasil, Rua Sete de Setembro, Rua XV de Novembro, Avenida Atlântica, Rua do Comércio, Rua São José, Avenida Paulista, Rua da Praia, Rua Tiradentes, Rua das Acácias, Travessa do Porto, Rua Bela Vista, Alameda Santos',
  streetLine: '{street}, {number}',
  cities:
    'São Paulo/SP/01###-###, Rio de Janeiro/RJ/20###-###, Belo Horizonte/MG/30###-###, Porto Alegre/RS/90###-###, Salvador/BA/40###-###, Curitiba/PR/80###-###, Recife/PE/50###-###',
  trades:
    'Transportes, Elétrica, Móveis, Consultoria, Sistemas, Jardins, Gráfica, Construções, Óptica, Alimentos, Metalúrgica, Imóveis',
  companyForms: 'Ltda., S.A., ME',
  taxId: '##.###.###/0001-##',
});
