import type { ClauseBook } from './demo-needs.ts';

/** What Spanish-writing guests say of people, waiting and delivery. */
export const spanishService = {
  'service.attitude': {
    delight: [
      '{staff} se acordaba de mi nombre',
      '{staff} le trajo pinturas a mi hijo sin que nadie lo pidiera',
      '{staff} nos acompañó a la parada con un paraguas',
      '{staff} me arregló un día horrible',
      'le cantaron a mi madre en dos idiomas, acabamos llorando',
      'tiré la copa y {staff} se portó como un ángel',
    ],
    good: [
      '{staff} muy amable',
      'personal encantador',
      '{staff} con una sonrisa siempre',
      'un equipo educado y alegre',
      '{staff} tuvo mucha paciencia con nosotros',
      'muy majos todos',
      '{staff} bien buena onda',
    ],
    itch: ['un hola al entrar no estaría mal', 'ojalá {staff} sonriera de vez en cuando'],
    pain: [
      '{staff} muy borde',
      '{staff} puso los ojos en blanco cuando pedí agua',
      '{staff} nos trató como si molestáramos',
      '{staff} casi nos tira los platos',
      'nos riñeron por mover una silla',
      'la encargada se puso a discutir delante de todo el mundo',
      '{staff} todo el rato con el móvil',
      'ni por favor ni gracias',
    ],
  },
  'service.attention': {
    delight: [
      'nunca tuvimos el vaso vacío, parecía que nos leían la mente',
      'vieron que soy zurda y me cambiaron los cubiertos de lado, eso no lo hace nadie',
    ],
    good: [
      'atentos sin agobiar',
      'se pasaron dos veces a preguntar',
      'estuvieron pendientes de la mesa',
    ],
    itch: [
      'un timbre en la mesa ayudaría',
      'estaría bien que alguien se pasara después del segundo',
    ],
    pain: [
      'no nos miró nadie en {min} minutos',
      'tuve que hacer señas como en un aeropuerto',
      'se olvidaron de la mesa {table}',
      'pedimos los cubiertos tres veces',
      'los platos vacíos ahí hasta que nos fuimos',
      'tuve que levantarme a por las cartas',
    ],
  },
  'service.knowledge': {
    delight: ['{staff} sabía la historia de cada plato', '{staff} clavó la bebida para la {dishF}'],
    good: [
      '{staff} conoce bien la carta',
      'nos aconsejaron bien qué compartir',
      '{staff} nos explicó cómo se come',
    ],
    itch: ['fotos en la carta ayudarían', 'el personal podría saber un poco más de los picantes'],
    pain: [
      '{staff} no tenía ni idea de lo que lleva la {dishF}',
      'nadie supo decirme cuál era el plato del día',
      '{staff} se lo inventó, y mal',
      'cero formación, pobre chaval',
    ],
  },
  'product.order.wrong': {
    delight: [
      'diez personas, diez cambios y los clavaron todos',
      'acertaron hasta con mi manía de sin cebolla y doble de lima',
    ],
    good: ['el pedido venía bien', 'acertaron con todo', 'ni un fallo y éramos {party}'],
    itch: [
      'si repitieran la comanda en voz alta habría menos fallos',
      'el ticket debería llevar los cambios',
    ],
    pain: [
      'nos trajeron el plato de otra mesa',
      'pedí sin cilantro y venía un jardín',
      'se equivocaron de pedido dos veces',
      'pedí pollo y me llegó tofu',
      'mi pedido {order} lo cambiaron por el del vecino',
      'el suave era el picante',
    ],
  },
  'service.complaint': {
    delight: [
      'me quejé a las {hour} y a los diez minutos me llamó el encargado',
      'lo arreglaron antes de que acabara de explicarlo',
    ],
    good: [
      'gestionaron bien la queja',
      'me lo cambiaron sin poner pegas',
      'devolvieron el dinero, bien por ellos',
    ],
    itch: ['me gustaría saber en qué quedó mi queja', 'ojalá hubiera un solo teléfono para esto'],
    pain: [
      'me quejé y me contestaron con un copia y pega',
      'nadie respondió a mi último mensaje',
      'tres correos y nada',
      'me pasan de uno a otro',
      'el local dice que llame a la central y la central que llame al local',
      'sigo esperando la devolución del pedido {order}',
    ],
  },
  'service.compensation': {
    delight: [
      'salió el cocinero a disculparse en persona, me quedé de piedra',
      'una nota de disculpa a mano y el postre invitado, chapó',
    ],
    good: ['se disculparon enseguida', 'pidieron perdón de corazón'],
    itch: ['con un perdón habría bastado', 'solo quería una disculpa'],
    pain: [
      'ni una disculpa',
      'pidieron perdón encogiéndose de hombros',
      'encima me echaron la culpa a mí',
    ],
  },
  'service.rider': {
    delight: [
      'el repartidor subió {few} pisos porque el ascensor estaba roto, un crack',
      'el repartidor volvió a por mi bebida olvidada lloviendo',
    ],
    good: [
      'el repartidor muy educado',
      'repartidora simpática',
      'el repartidor llamó antes de venir',
      'encontró el portal a la primera',
    ],
    itch: [
      'estaría bien que llamaran al timbre en vez de dejarlo fuera',
      'ojalá se pudiera dar propina al repartidor en la app',
    ],
    pain: [
      'el repartidor lo dejó en la acera',
      'el repartidor me gritó por teléfono',
      'el repartidor no encontró la casa y se fue',
      'el repartidor lo marcó como entregado y era mentira',
      'el repartidor se negó a subir',
    ],
  },
  'speed.queue': {
    delight: [
      'sin reserva, lleno hasta la bandera y en dos minutos sentados',
      'nos dieron té caliente en la cola, qué detallazo',
    ],
    good: ['nos dieron mesa enseguida', 'la cola avanza rápido', 'apenas esperamos siendo {day}'],
    itch: [
      'sería genial apuntarse a la cola desde el móvil',
      'unos taburetes para los que esperan no estarían mal',
      'la app debería decir cuánta espera hay',
    ],
    pain: [
      'esperamos {min} minutos para una mesa',
      '{min} minutos de pie bajo la lluvia',
      'sentaron antes a gente que llegó después',
      'nos dijeron diez minutos y fueron {min}',
      'con reserva y aun así {min} minutos de espera',
      'la cola del {day} era de chiste',
    ],
  },
  'speed.serving': {
    delight: [
      'la comida en la mesa en seis minutos, seis',
      'los entrantes llegaron antes de quitarme el abrigo',
    ],
    good: [
      'sirven rápido',
      'servicio ágil al mediodía',
      'nos sirvieron a buen ritmo',
      'en {min} minutos comidos y fuera',
    ],
    itch: [
      'ayudaría que dijeran cuánto tarda la cocina',
      'los segundos podrían salir más a la vez',
    ],
    pain: [
      'esperamos {min} minutos los segundos',
      'tardaron una eternidad',
      'mi plato llegó cuando los demás ya habían acabado',
      '{min} minutos para dos sopas',
      'trajeron entrantes y segundos a la vez',
      'se me acabó la hora de comer y la comida sin salir',
      'la cocina se quedó dormida',
    ],
  },
  'speed.bill': {
    delight: ['pagué en la mesa en diez segundos, una maravilla'],
    good: ['cobraron rápido', 'la cuenta llegó en cuanto la pedimos'],
    itch: ['vendría bien pagar con un QR en la mesa', 'ojalá se pudiera pagar e irse sin más'],
    pain: [
      '{min} minutos para traer la cuenta',
      'pedimos la cuenta tres veces',
      'una sola caja abierta y doce personas para pagar',
    ],
  },
  'speed.delivery': {
    delight: [
      'en dieciocho minutos en casa, no me lo creía',
      'llegó {few} minutos antes y diluviando',
    ],
    good: ['llegó a su hora', 'entrega rápida', 'llegó cuando dijeron', 'puntualísimos'],
    itch: [
      'estaría bien ver al repartidor en el mapa',
      'me gustaría poder elegir franja de entrega',
    ],
    pain: [
      'llegó con {late} minutos de retraso',
      'el pedido apareció {late} minutos más tarde de lo prometido',
      'decían 30 minutos y fueron {late}',
      'el reparto llegó una hora tarde',
      'tenía que llegar a las {hour} y llegó con los niños acostados',
      'otra vez tarde, y van tres este mes',
      'el seguimiento se quedó parado {late} minutos',
      '{late} minutos esperando repartidor',
      'los {days} ya siempre llega tarde',
      'primero 25 minutos, luego 40, luego {late}',
      'el pedido {order} llegó con más de una hora de retraso',
      'antes tardaba media hora y ahora siempre {late} minutos',
      'cuando llegó la cena mis invitados ya habían comido pan con tomate',
    ],
  },
  'service.support': {
    delight: ['en el chat me contestaron en menos de un minuto un {day} por la noche'],
    good: ['atención al cliente respondió rápido', 'me contestaron el mismo día'],
    itch: [
      'estaría bien que el chat abriera después de las diez',
      'preferiría que me llamaran a esperar al teléfono',
    ],
    pain: [
      '{min} minutos con la musiquita',
      'no coge el teléfono nadie',
      'el bot da vueltas en círculo',
      'cinco días para contestar',
    ],
  },
} as const satisfies ClauseBook;
