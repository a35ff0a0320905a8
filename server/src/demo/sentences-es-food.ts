import type { ClauseBook } from './demo-needs.ts';

/** What Spanish-writing guests say of food and drink. */
export const spanishFood = {
  'product.food.taste': {
    delight: [
      'el {dishM} estaba de escándalo',
      'la {dishF} me supo a gloria',
      'llevo tres días pensando en la {dishF}',
      'hace años que no comía nada tan rico en {city}',
      'hasta el arroz blanco tenía gracia',
      'mi suegra, que a todo le pone pegas, rebañó el plato',
      'el {dishM} está brutal, ni me lo esperaba',
      'qué manos tiene quien cocina ahí',
      'la {dishF} está padrísima, de lo mejor que he probado',
    ],
    good: [
      'el {dishM} estaba rico',
      'la {dishF} estaba buenísima',
      'la comida muy buena',
      'todo bien sazonado',
      'la {dishF} cumple de sobra',
      'comimos bien, como siempre',
      'el caldo tiene sabor de verdad',
      're rico el {dishM}',
    ],
    itch: [
      'al {dishM} le falta una pizca de sal',
      'estaría bien poder elegir el nivel de picante',
      'ojalá la {dishF} llevara un poco más de salsa',
      'la {dishF} ganaría mucho con un chorrito de lima',
    ],
    pain: [
      'el {dishM} no sabía a nada',
      'la {dishF} estaba sosísima',
      'todo saladísimo, acabé bebiendo dos litros de agua',
      'el {dishM} nadaba en aceite',
      'la {dishF} sabía a quemado',
      'el curry picaba por picar y poco más',
      'el {dishM} estaba dulzón, empalagoso',
      'la sopa era agua caliente con fideos',
      'han cambiado la receta y se nota, para mal',
    ],
  },
  'product.food.portion': {
    delight: [
      'la ración era tan grande que cené con las sobras',
      '@table nos pusieron más arroz sin pedirlo',
      'con un {dishM} comimos dos y sobró',
    ],
    good: ['raciones generosas', 'sales bien comido', 'comida de sobra para {few}'],
    itch: [
      'estaría genial tener media ración',
      'me gustaría que hubiera tamaño grande de la {dishF}',
      'un par de empanadillas más por cesta no vendrían mal',
    ],
    pain: [
      'las raciones han encogido',
      'tres bocados y se acabó',
      'me quedé con hambre y acabé en un kebab',
      'cuatro gambas contadas',
      'la {dishF} venía en un platito de café',
      'medio envase era lechuga',
    ],
  },
  'product.food.freshness': {
    delight: ['el pescado tan fresco que olía a mar', 'las hierbas parecían recién cortadas'],
    good: ['todo muy fresco', 'la ensalada crujiente', 'se nota el producto fresco'],
    itch: [
      'me gustaría saber de dónde viene el pescado',
      'un poco de cilantro fresco por encima la remataría',
    ],
    pain: [
      'las gambas olían mal',
      'la lechuga estaba marrón por los bordes',
      'el pan estaba duro, de ayer o de antes',
      'el pollo llevaba ahí desde el mediodía fijo',
      'la leche del café estaba cortada',
      'verdura mustia',
    ],
  },
  'product.food.temperature': {
    delight: [
      '@door llegó humeando, y eso que llovía a mares',
      '@table salió burbujeando de la cocina',
    ],
    good: ['la comida salió bien caliente', 'la sopa en su punto de calor', '@door llegó caliente'],
    itch: [
      '@table en invierno se agradecerían platos calientes',
      'el té podría venir un poco más caliente',
    ],
    pain: [
      'el {dishM} estaba helado',
      'la {dishF} llegó fría',
      'templado tirando a frío',
      'quemaba por fuera y por dentro seguía congelado',
      'la sopa estaba tan fría que tenía tela',
      '@door tuve que meterlo todo en el microondas',
      '@table me trajeron la {dishF} tibia y la devolví',
    ],
  },
  'product.food.cooking': {
    delight: [
      'el cordero se deshacía con mirarlo',
      'la lubina en su punto exacto, ni un segundo más',
    ],
    good: ['la carne en su punto', 'fideos al dente', 'el pollo con la piel bien crujiente'],
    itch: ['deberían preguntar el punto de la carne', 'los fideos podrían ir un pelín más firmes'],
    pain: [
      'el pollo estaba crudo por dentro',
      'el {dishM} duro como una suela',
      'los fideos pasadísimos',
      'el arroz duro',
      'quemado por fuera y crudo por dentro',
      'seco como un corcho',
    ],
  },
  'product.menu.range': {
    delight: [
      'una carta con cosas que no he visto en ningún sitio',
      'una página entera para veganos, casi lloro',
    ],
    good: [
      'carta variada',
      'hay para todos los gustos',
      'me gusta que cambien la carta con la temporada',
    ],
    itch: [
      'ojalá hubiera más platos veganos',
      'estaría bien que volviera el {dishM}',
      'deberíais poner opciones sin gluten de verdad',
      'un menú del día sería un acierto',
      'a ver si meten algún postre nuevo',
    ],
    pain: [
      'a las {hour} no quedaba media carta',
      'han recortado la carta y ya no hay nada',
      'para un vegetariano solo hay guarniciones',
      'otra vez sin {dishF}',
      'los mismos {few} platos desde hace dos años',
    ],
  },
  'product.drinks': {
    delight: [
      '{drink} de vicio',
      'me prepararon un cóctel sin alcohol que no estaba en la carta, qué detalle',
    ],
    good: ['{drink} muy bien', 'buena selección de bebidas', 'la bebida fresquita'],
    itch: [
      'estaría bien tener leche de avena',
      'faltan bebidas sin alcohol',
      'una jarra de agua del grifo en la mesa se agradecería',
    ],
    pain: [
      'la cerveza sin gas y tibia',
      'todo hielo y dos dedos de refresco',
      'el café sabía a máquina sucia',
      'tardaron más con las bebidas que con la comida',
      'la limonada era puro azúcar',
    ],
  },
  'product.dish.dessert': {
    delight: ['{dessert}, de otro planeta', 'dejad hueco para el postre, hacedme caso'],
    good: [
      '{dessert} muy rico',
      'el postre redondeó la comida',
      'el postre nada empalagoso, perfecto',
    ],
    itch: [
      'un surtido de postres para compartir molaría',
      'ojalá hubiera un postre sin frutos secos',
    ],
    pain: [
      'el postre seguía congelado',
      'el postre sabía a supermercado',
      'a las {hour} ya no había postres',
    ],
  },
  'product.dish.signature': {
    delight: [
      'la {newDish} es vuestro plato estrella, increíble',
      'hay que probar la {newDish}, qué barbaridad',
      'la {newDish} es imprescindible, una maravilla',
      'mi plato favorito ya es la {newDish}, me encanta',
      'la mejor especialidad es la {newDish}, espectacular',
      'lo mejor fue la {newDish}, de diez',
      'la {newDish} es una locura',
      'la {newDish} es lo mejor que habéis sacado nunca',
      'he vuelto tres veces esta semana por la {newDish}',
      'ciruela con ternera, quién lo diría, la {newDish} me dejó sin palabras',
      'por favor no quitéis nunca la {newDish}',
      'la {newDish} se deshace en la boca',
      'en mi oficina ya solo se pide la {newDish}',
      'al que inventó la {newDish} que le suban el sueldo',
      'vinimos desde el pueblo solo por la {newDish} y mereció la pena',
      'mi niño dejó los nuggets por la {newDish}, milagro',
      'menuda {newDish}, melosa, ahumada, voló en un minuto',
      'la {newDish} es para llorar de buena',
    ],
    good: [
      'probé la {newDish}, muy bien',
      'la {newDish} es un buen fichaje',
      'la {newDish} merece la pena',
    ],
    itch: [
      'ojalá la {newDish} viniera en ración individual',
      'estaría genial poder pedir la {newDish} a domicilio entre semana',
      'a la {newDish} le pondría un poco más de salsa de ciruela',
    ],
    pain: [
      'a las {hour} ya no quedaba {newDish}',
      'la {newDish} no es para tanto, casi todo hueso',
      'la {newDish} llevaba demasiada grasa',
    ],
  },
  'product.packaging': {
    delight: [
      'cada cosa en su cajita y con una nota para calentarla, qué mimo',
      'hasta las salsas venían selladas y con etiqueta',
    ],
    good: [
      'bien empaquetado',
      'el envase mantiene el calor',
      'me gusta que los envases sean de cartón',
    ],
    itch: [
      'estaría bien poder pedir sin cubiertos',
      'menos plástico, por favor, había más envase que comida',
      'ojalá mandaran los fideos y el caldo por separado',
    ],
    pain: [
      'la tapa venía abierta',
      'la caja llegó aplastada',
      'todo en la misma bolsa, el helado encima de la sopa',
      'el frito llegó cocido de ir cerrado',
      'la bolsa se rompió en la escalera',
    ],
  },
  'product.packaging.spill': {
    good: ['esta vez ni una gota fuera', 'la sopa llegó sin derramarse'],
    pain: [
      'la sopa venía derramada por toda la bolsa',
      'medio caldo en el fondo de la bolsa',
      'la bebida volcada encima de todo',
      'salsa por todas partes, hasta en el sofá',
      'el curry chorreaba por fuera de los envases',
    ],
  },
  'product.order.missing': {
    good: ['venía todo lo que pedí', 'por una vez no faltaba nada'],
    itch: [
      'una lista en la bolsa para comprobar vendría bien',
      'deberían revisar la bolsa antes de cerrarla',
    ],
    pain: [
      'faltaba el {dishM}',
      'ni salsa, ni cubiertos, ni servilletas',
      'se olvidaron de la bebida que pagué',
      'faltaban dos cosas de {few}',
      'sin el arroz la cena fue un cuenco de salsa',
      'el pedido {order} llegó sin postre',
    ],
  },
} as const satisfies ClauseBook;
