import type { ClauseBook } from './demo-needs.ts';

/** What Spanish-writing guests say of the room, of safety and of the bond. */
export const spanishPlace = {
  'place.noise': {
    delight: [
      'lleno y aun así en calma, alguien pensó en la acústica',
      'se podía hablar bajito, y eso que era {day} por la noche',
      'por una vez oía a mi abuela, qué paz',
    ],
    good: ['la música a buen volumen', 'tranquilo para ser {day}'],
    itch: ['la música podría estar un punto más baja', 'unas cortinas quitarían el eco'],
    pain: [
      'un ruido que había que gritar',
      'la música a todo trapo',
      'no oía a {who} al otro lado de la mesa',
      'el altavoz encima de la mesa {table} zumba',
    ],
  },
  'place.decor': {
    delight: [
      'me quedaba a vivir en el rincón de las lámparas de papel',
      'solo por el mural ya vale la visita',
      'el local es una preciosidad, esos farolillos, saqué cuarenta fotos',
      'es como entrar en una película',
    ],
    good: ['local bonito', 'buen ambiente', 'luz muy acogedora', 'me gusta la cocina a la vista'],
    itch: ['unas plantas le darían vida', 'de noche estaría bien una luz más suave'],
    pain: [
      'el local se ve viejo',
      'la pintura se cae encima de la mesa',
      'parece una sala de espera',
    ],
  },
  'place.toilets': {
    delight: ['los baños impecables y con crema de manos, qué nivel'],
    good: ['baños limpios', 'el aseo bien'],
    itch: [
      'un cambiador en el de hombres estaría bien',
      'ganchos en las puertas del baño, por favor',
    ],
    pain: [
      'los baños asquerosos',
      'sin jabón ni papel',
      'un solo baño para todo el local y atascado',
      'el olor del baño llegaba a la mesa',
    ],
  },
  'place.seating': {
    good: [
      'nos tocó un sofá comodísimo',
      'sitio para abrigos y bolsos',
      'asientos cómodos',
      'hay espacio entre las mesas',
    ],
    itch: [
      'unos cojines en los bancos serían un puntazo',
      'estaría bien tener más mesas en la terraza',
    ],
    pain: [
      'los taburetes son un suplicio',
      'nos pusieron al lado de la basura',
      'la mesa cojeaba',
      'codo con codo con desconocidos',
    ],
  },
  'place.temperature': {
    good: ['dentro se está fresquito', 'calentito en un día de frío'],
    itch: [
      'una estufa junto a la puerta ayudaría',
      'un par de grados menos en verano no vendrían mal',
    ],
    pain: [
      'un frío que pela junto a la puerta',
      'sin aire y a treinta y pico grados',
      'cené con el abrigo puesto',
      'el humo de la plancha se nos echaba encima',
    ],
  },
  'place.children': {
    delight: [
      'el cocinero dejó a mis hijos hacer sus empanadillas, no hablan de otra cosa',
      'le hicieron a mi hija un castillo con dos tronas y un mantel',
    ],
    good: ['genial con los niños', 'tronas y pinturas, qué más quieres'],
    itch: ['un rincón de juegos sería un sueño', 'un menú infantil de verdad estaría bien'],
    pain: [
      'ni una trona libre',
      'nos miraron mal por ir con un bebé',
      'nada que pueda comer un niño',
    ],
  },
  'trust.hygiene': {
    delight: ['en esa cocina se podría comer en el suelo de lo limpia que está'],
    good: [
      'cocina impecable, que se ve entera',
      'guantes, gorros, todo como debe ser',
      'cocina limpia y manos limpias',
    ],
    itch: [
      'gel de manos en la entrada estaría bien',
      'ojalá colgaran el resultado de la inspección en la puerta',
    ],
    pain: [
      'higiene pésima',
      'la cocina está sucia',
      'poco higiénico todo',
      'sin guantes, con las manos en la ensalada',
      'falta de higiene total',
      'así no pasan una inspección de sanidad',
      'tocaba la comida con las manos sucias',
      '{staff} cobró y luego cogió el pan sin lavarse las manos',
      'hay mugre por todas las esquinas, aquí hace falta una inspección',
      'se ve la cocina y está sucia, pollo crudo al lado de la ensalada',
      'un cocinero sin gorro encima de las ollas',
      'la higiene no la conocen en esa cocina',
      'el cocinero se limpió la nariz y siguió emplatando',
      'la cocina está asquerosa, se ve desde la mesa {table}',
      'bandejas de comida en el suelo junto a la puerta de atrás',
      'de esa cocina no comería ni mi perro',
      'moscas por toda la barra donde emplatan',
    ],
  },
  'trust.cleanliness': {
    delight: [
      'ahí dentro se podría operar',
      'brillan hasta los botes de salsa',
      'todo reluciente, y eso que era sábado y estaba lleno',
    ],
    good: ['muy limpio', 'limpian las mesas al momento', 'todo como los chorros del oro'],
    itch: [
      'ojalá limpiaran también las cartas',
      'barrer debajo de las mesas de vez en cuando no estaría mal',
    ],
    pain: [
      'la mesa pegajosa',
      'el suelo asqueroso',
      'olía a cloaca',
      'migas de los anteriores por todo el banco',
    ],
  },
  'trust.tableware': {
    good: ['copas relucientes', 'platos y cubiertos limpios'],
    itch: ['palillos envueltos darían más confianza'],
    pain: [
      'vasos con marcas de pintalabios',
      'cubiertos sucios dos veces',
      'huevo en el tenedor, y yo no había pedido huevo',
      'un cuenco desportillado y con cerco',
    ],
  },
  'trust.foreign-object': {
    pain: [
      'había un pelo en la {dishF}',
      'un pelo largo y negro en la sopa',
      'una cucaracha corría por la pared',
      'una mosca muerta en el {dishM}',
      'un bicho se movía en mi ensalada',
      'mordí un trozo de plástico en la {dishF}',
      'había bichitos en el arroz',
      'mi hija sacó un pelo de los fideos',
    ],
  },
  'trust.food-safety': {
    pain: [
      'pasé la noche vomitando después de la {dishF}',
      'a {few} de nosotros nos dolió la barriga al día siguiente',
      'mi hijo vomitó dos horas después de comer ahí',
      'una intoxicación, lo dijo el médico',
      'dolor de estómago desde el {day} y solo comí en vuestro local',
      'acabé en urgencias con el estómago',
      'los dos con diarrea al día siguiente',
    ],
  },
  'trust.allergens': {
    delight: ['salió el chef a repasar mi alergia línea por línea, por una vez comí tranquila'],
    good: ['alérgenos bien marcados', 'se tomaron en serio mi alergia'],
    itch: [
      'un filtro de alérgenos en la app ayudaría',
      'estaría bien que la carta indicara el sésamo',
    ],
    pain: [
      'avisé de la alergia a los frutos secos y los llevaba por encima',
      '{staff} no sabía si la {dishF} lleva gluten',
      'la lista de alérgenos era de hace dos años',
      'se me hinchó la garganta porque nadie dijo lo del sésamo',
    ],
  },
  'trust.billing': {
    delight: ['me habían cobrado de más y salieron corriendo a devolvérmelo'],
    good: ['la cuenta exacta', 'cuenta clara'],
    itch: ['estaría bien que el ticket detallara cada plato'],
    pain: [
      'me cobraron dos veces el pedido {order}',
      'en la cuenta venía una copa que no pedimos',
      'me cobraron {price} de más',
      'el precio de la cuenta no era el de la carta',
    ],
  },
  'trust.privacy': {
    good: ['bien que se pueda pedir sin dar el teléfono'],
    itch: ['preferiría no dar mi fecha de nacimiento por un cupón'],
    pain: [
      'para qué quiere la app mis contactos',
      'me llegan mensajes que no he pedido',
      'dijeron mi teléfono en voz alta en la caja',
    ],
  },
  'bond.membership': {
    delight: [
      'con los puntos comí gratis, no me lo esperaba',
      'felicitación de cumple y puntos dobles, qué sorpresa',
      'a los socios oro nos invitaron a probar la carta nueva, me sentí en familia',
    ],
    good: ['los puntos suben rápido', 'buenos precios para socios'],
    itch: ['estaría bien compartir puntos con la familia', 'ojalá los puntos no caducaran'],
    pain: [
      'me han desaparecido los puntos',
      'no me sumaron los puntos del pedido {order}',
      'la tarjeta ya no sirve para nada',
    ],
  },
  'bond.loyalty': {
    delight: [
      'me mudaría más cerca solo por venir más',
      'aquí fue nuestra primera cita y ya venimos con el bebé',
      'es mi sitio feliz, vengo desde hace años',
      'me mudé y sigo cruzando la ciudad para venir',
    ],
    good: [
      'repetiré seguro',
      'volveré a pedir',
      'ya soy de la casa',
      'volveremos',
      'vengo casi todas las semanas',
      'nos vemos el {day}',
    ],
    itch: ['vendría más si fuera más fácil pillar mesa'],
    pain: [
      'no vuelvo',
      'habéis perdido un cliente',
      'última vez',
      'la próxima me voy al de enfrente',
    ],
  },
  'bond.recommend': {
    delight: [
      'traigo a todos mis conocidos y todos me dan las gracias',
      'hasta mi hermano el tiquismiquis lo recomienda',
      'se lo he contado a todo el mundo',
    ],
    good: ['recomendable', 'traed a los amigos', 'si pasas por {city}, entra'],
    itch: ['lo recomendaría si arreglaran los detalles'],
    pain: [
      'no se lo recomiendo ni a mi peor enemigo',
      'no lo recomiendo',
      'ya avisé a mis compañeros de que no vengan',
    ],
  },
  'bond.overall': {
    delight: [
      'no le pongo ni una pega, perfecto',
      'salió todo de cine',
      'salimos con una sonrisa de oreja a oreja',
      'una noche redonda de principio a fin',
      'la mejor cena en mucho tiempo',
    ],
    good: [
      'buena experiencia',
      'satisfechos en general',
      'buen sitio',
      'disfrutamos mucho',
      'todo bien',
      'buena noche con {who}',
      'contentos con todo',
      'bien como siempre',
    ],
    itch: ['casi, con un poco de mimo sería genial'],
    plain: ['normalito', 'ni fu ni fa', 'del montón', 'pues bien, sin más'],
    pain: [
      'una decepción',
      'mal de principio a fin',
      'ha bajado muchísimo',
      'nos fastidió la noche',
    ],
  },
} as const satisfies ClauseBook;
