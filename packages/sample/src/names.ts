/** Given names and family names from many places, so that lists, searches and sorting meet accents and particles. */
export const givenNames: readonly string[] = words(`
  Aaliyah Adam Adèle Agnieszka Ahmed Aiko Alejandra Alessandro Alexander Alina Amara Amélie Amina Ana Anders Andrea
  André Anika Anna Antoine Arjun Astrid Ayşe Beatriz Benoît Bianca Birgit Björn Camille Carlos Caroline Catalina Cem
  Chiara Chloé Christian Clara Claire Cyril Daan Daniel Daria David Deepa Diego Dominik Dorota Eduardo Elena Elias
  Elif Elin Emeka Emil Emma Erik Esra Esther Eva Fabian Farid Fatima Felix Femke Filip Florence Francesca François
  Frida Gabriel Giulia Greta Grzegorz Guillaume Gustav Hana Hannah Hassan Helena Hugo Ibrahim Inès Ingrid Irina Isabel
  Ivan Jakub Jamal Jan Jana Javier Jean Joana Johan Jonas José Julia Jun Karim Karin Katarzyna Kenji Khadija Klara
  Lars Laszlo Laura Léa Leila Lena Liam Linda Lorenzo Louise Lucas Lucía Ludovic Magnus Maja Manon Marco Maria Marie
  Marta Martin Mateo Mathilde Maximilian Mehmet Mei Mia Michał Miguel Mila Mohammed Nadia Naomi Natalia Niamh Nikolai
  Nils Nina Noah Noor Océane Olga Olivia Omar Oskar Pablo Patrick Paul Pauline Pedro Petra Philippe Pilar Rafael Rania
  Rashid Renée Ricardo Rosa Ruth Samira Samuel Sandra Sara Sébastien Selin Simone Siobhán Sofia Søren Stefan Stella
  Svetlana Sylvie Tariq Teresa Théo Thomas Tomáš Tove Uwe Valérie Vera Victor Viktoria Vincent Wei Wiktor Xavier Yara
  Yasmin Yusuf Yves Zeynep Zoé Zofia
`);

export const familyNames: readonly string[] = words(`
  Abadi Abdullah Achterberg Adeyemi Aguilar Ahlström Aksoy Albrecht Almeida Andersson Arnaud Arslan Aubert Bachmann
  Bailey Bakker Baptiste Barbier Baran Barros Baumann Beaumont Beck Bellini Benali Bennett Berger Bergström Bernard
  Bianchi Björklund Blanchard Boer Bonnet Borges Bouchard Bouzid Brandt Brennan Brunner Bruno Cabral Campbell Cardoso
  Caron Carvalho Castillo Celik Černý Chang Chevalier Clarke Colombo Conti Cooper Costa Cruz Dąbrowski Dahlgren Danso
  Delgado Demir Deschamps Devereux Diallo Dias Dietrich Dijkstra Dogan Domínguez Dubois Dufour Dupont Durand Eklund
  Engel Eriksen Espinoza Evans Fabre Farah Faure Fernandes Ferrari Ferreira Fischer Fitzgerald Fleming Fontaine Forsberg
  Fournier Franke Fuchs Fujita Gagnon Galli García Garnier Gauthier Georgiou Giordano Girard Gonçalves Graf Greco
  Gruber Guerin Gunnarsson Gupta Haas Hagen Hansen Hartmann Hassan Haugen Hayashi Hernández Hoffmann Holmberg Horvat
  Huang Huber Hughes Ibáñez Ionescu Ito Ivanov Jacobs Jansen Janssens Jensen Jiménez Johansson Jovanović Jung Kaczmarek
  Kaplan Kaur Keller Khalil Khan Kiefer Kim Klein Kobayashi Koch König Kovács Kowalski Krause Kuhn Kumar Lacroix Lambert
  Lang Larsson Laurent Lebedev Leclerc Lefèvre Lehmann Lemaire Leroux Lewandowski Lima Lindberg Liu Lombardi Lopes López
  Lorenz Lund Maier Mancini Marchand Marino Marques Martín Martinez Mayer Mazur Mbeki Melo Mendes Mercier Meyer Michel
  Mikkelsen Molina Monteiro Moretti Mori Morin Müller Murphy Nagy Nakamura Navarro Nguyen Nielsen Nilsson Novak Nowak
  Nunes Nyström O’Brien O’Connor Oduya Öberg Okafor Oliveira Olsen Ortiz Osei Otto Özdemir Palmer Papadopoulos Park
  Patel Pavlović Peeters Pelletier Pereira Perrin Petersen Petit Petrov Pham Pinto Popescu Prévost Quinn Rahman Ramos
  Raymond Reinhardt Renard Reyes Ribeiro Ricci Richter Rinaldi Rivera Robert Rocha Roth Rousseau Roux Ruiz Russo Ryan
  Sahin Saito Salazar Sánchez Santos Sato Schäfer Schmidt Schneider Schulz Seidel Serrano Silva Simon Singh Sjöberg
  Sokolov Sørensen Sousa Stein Steiner Strand Suárez Svensson Szabó Takahashi Tan Tanaka Teixeira Tessier Thomsen
  Toivonen Torres Tremblay Tóth Ueda Ünal Vaillant Van-den-Berg Van-Dijk Vargas Vasquez Vidal Vogel Voss Wagner Walsh
  Wang Weber Weiss Winter Wolff Wójcik Wu Yamamoto Yang Yıldız Yılmaz Zając Zhang Ziegler Zimmermann Zúñiga
`).map((name) => name.replaceAll('-', ' '));

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

const foldings: readonly (readonly [RegExp, string])[] = [
  [/ß/g, 'ss'],
  [/ø/g, 'o'],
  [/æ/g, 'ae'],
  [/ł/g, 'l'],
  [/ı/g, 'i'],
  [/đ/g, 'd'],
];

/** A name as the left side of an e-mail address: lower case, plain letters, words joined by dots. */
export function addressOf(name: string): string {
  const plain = name.normalize('NFD').toLowerCase().replace(/\p{M}/gu, '');
  return foldings
    .reduce((text, [from, to]) => text.replace(from, to), plain)
    .replace(/[^a-z ]/g, '')
    .trim()
    .replace(/ +/g, '.');
}
