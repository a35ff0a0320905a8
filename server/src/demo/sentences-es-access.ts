import type { ClauseBook } from './demo-needs.ts';

/** What Spanish-writing guests say of money and of getting in, ordering and paying. */
export const spanishAccess = {
  'price.level': {
    delight: [
      'una cena entera por {price}, pensé que se habían olvidado de algo',
      'redondean la cuenta hacia abajo, cuándo se ha visto eso',
      'con bebida y todo {price}, no me lo creía',
      'dos platos y bebida por {price}, en esta ciudad, miré la cuenta dos veces',
    ],
    good: ['precios justos', 'barato para la zona', 'bien de precio'],
    itch: ['un menú más barato me haría venir más', 'un precio de estudiante estaría genial'],
    pain: [
      'han vuelto a subir los precios',
      '{price} por una copa, en serio',
      'carísimo para lo que es',
      'ahora el {dishM} cuesta {price}, antes era la mitad',
      'una clavada',
    ],
  },
  'price.value': {
    delight: [
      'sigo pensando que se equivocaron con el precio, a mi favor',
      'en otro sitio de {city} pagas el doble',
      'la mejor relación calidad-precio de {city}, de lejos',
      'habría pagado el doble tan contento',
    ],
    good: ['buena relación calidad-precio', 'vale lo que cuesta', 'pagas lo justo y comes de lujo'],
    itch: [
      'con precio de socio saldría mejor',
      'con una guarnición incluida ni me lo pensaría',
      'con el arroz incluido saldría más a cuenta',
      'un poco más de cantidad y el precio sería perfecto',
    ],
    pain: [
      'no vale {price}',
      'mala relación calidad-precio',
      'precio de restaurante y comida de comedor',
      '{price} por cabeza y con hambre',
      'por ese dinero espero un tenedor limpio',
      'menos comida al mismo precio',
    ],
  },
  'price.promotion': {
    delight: [
      'el dos por uno de los {days} es lo mejor que hay',
      'postre gratis por mi cumple, no me lo esperaba',
    ],
    good: [
      'buenas ofertas entre semana',
      'la oferta del mediodía está genial',
      'contento con la promo',
    ],
    itch: ['ojalá las promos valieran también el finde', 'me gustaría una oferta para familias'],
    pain: [
      'la oferta del escaparate dentro no valía',
      'la letra pequeña se carga todas las ofertas',
      'quitaron la promo de los {days} sin avisar',
    ],
  },
  'price.coupon': {
    delight: [
      'me aplicaron un cupón que ni sabía que tenía',
      '{staff} encontró un vale mejor que el mío y usó ese',
      'me llegó un cupón sin esperarlo y funcionó a la primera',
    ],
    good: ['el cupón funcionó', 'usé el vale sin problema'],
    itch: ['estaría bien usar dos cupones a la vez', 'ojalá los cupones duraran más de una semana'],
    pain: [
      'no me aceptaron el cupón',
      'el código salía inválido todo el rato',
      'el vale caducó un día antes',
      '{staff} no había oído hablar del vale',
      'el cupón solo vale a partir de {price} y nadie lo dice',
    ],
  },
  'price.service-charge': {
    delight: ['nos quitaron el cargo de servicio por la espera sin que nadie lo pidiera'],
    good: ['sin cargos escondidos en la cuenta', 'el servicio va incluido, sin sorpresas'],
    itch: [
      'estaría bien que la carta avisara del cargo de servicio',
      'ojalá la propina fuera cosa nuestra',
    ],
    pain: [
      'me cobraron el servicio sin avisar',
      'cobran el agua del grifo',
      'cubierto y pan en la cuenta sin haberlos pedido',
      'pagué más de servicio que de postre',
    ],
  },
  'price.delivery-fee': {
    delight: ['me devolvieron los gastos de envío sin decir nada'],
    good: ['envío gratis a partir de {price}, me parece justo', 'los gastos de envío razonables'],
    itch: [
      'estaría bien ver los gastos de envío antes de pagar',
      'ojalá el envío fuera gratis para socios',
    ],
    pain: [
      'gastos de envío, de bolsa, de pedido pequeño, qué más',
      'me salió más caro el envío que la bebida',
      'han doblado los gastos de envío de un día para otro',
      'cobran el envío y encima el envase',
    ],
  },
  'access.ordering-app': {
    delight: [
      'pedí medio dormido y aun así acertó',
      'la mejor app de pedidos que tengo, de largo',
      'la app hasta se acordaba de que odio el cilantro',
      'repetir pedido es un toque, me encanta',
    ],
    good: ['la app es fácil', 'pedir por la app fue cómodo', 'la carta por QR va bien'],
    itch: [
      'modo oscuro en la app, por favor',
      'me gustaría guardar mi pedido de siempre',
      'la app debería avisar cuando algo se ha agotado',
    ],
    pain: [
      'la app se cierra al pagar',
      'la app me echó de la sesión tres veces',
      'la app se quedó colgada al darle a pagar',
      'el QR de la mesa {table} no carga',
      'desde la actualización la app es un desastre',
      'la app mandó el pedido a mi dirección antigua',
      'la cesta se vacía sola',
    ],
  },
  'access.payment': {
    delight: [
      'me dejé la cartera y me dejaron pagar al día siguiente, qué gente',
      'móvil, tarjeta y puntos en un toque, magia',
    ],
    good: ['pagar con el móvil fue bien', 'aceptan contactless en todas partes, bien'],
    itch: [
      'estaría bien pagar parte con puntos y parte con tarjeta',
      'que vuelvan a aceptar efectivo, por mi abuela',
    ],
    pain: [
      'el datáfono no funcionaba',
      'el pago falló pero el dinero salió',
      'ya no aceptan efectivo',
      'tuve que pasar la tarjeta cuatro veces',
      'no les leía mi tarjeta regalo',
    ],
  },
  'access.split-bill': {
    delight: ['nos dividieron la cuenta entre {party} sin rechistar'],
    good: ['dividir la cuenta fue fácil'],
    itch: [
      'ojalá se pudiera pagar por separado',
      'estaría bien poder dividir la cuenta',
      'me gustaría que hubiera cuentas separadas',
      'deberían dejar pagar cada uno lo suyo',
      'ojalá se pudiera dividir la cuenta con el móvil',
      'podríais dejar pagar a medias',
      'vendría bien separar la cuenta en grupos',
      'me encantaría poder repartir la cuenta',
      'estaría genial poder dividir la cuenta en la app',
      'ojalá dejaran dividir la cuenta por platos',
      'sería mucho más fácil que cada uno pagara lo suyo en la mesa',
      'poned el pago a medias, éramos {party} y una sola tarjeta',
      'dividir la cuenta entre {party} debería ser un botón',
      'me gustaría escanear y pagar solo mi plato',
      'una opción de pagar a escote vendría de perlas',
      'los estudiantes vamos justos, dejad que cada cual pague su parte',
      'estaría bien no hacer cuentas en la servilleta al pagar',
      'ahorita siempre paga uno y luego a perseguir a los demás, con cuenta separada sería otra cosa',
    ],
    pain: ['se negaron a dividir la cuenta', '{min} minutos para cobrarnos por separado a {party}'],
  },
  'access.invoice': {
    good: [
      'factura con todo en regla, perfecto',
      'la factura me llegó al correo en segundos',
      'me dieron la factura para la empresa sin líos',
    ],
    itch: [
      'la factura por correo sería muy práctica',
      'estaría bien poder poner el nombre de la empresa',
    ],
    pain: [
      'sigo esperando la factura',
      'la factura llevaba mal la fecha',
      'para que te den factura hay que suplicar',
    ],
  },
  'access.reservation': {
    delight: [
      'con una llamada nos hicieron hueco a {party} un {day}',
      'se acordaron de nuestra mesa sin pedirla',
      'nos llamaron para darnos la mesa de la ventana porque puse que era el aniversario',
    ],
    good: ['reservar fue sencillo', 'la mesa estaba lista', 'me cambiaron la reserva sin problema'],
    itch: ['estaría bien reservar por internet para más de ocho', 'dejad elegir mesa al reservar'],
    pain: [
      'habían perdido la reserva',
      'reservamos para {party} y nos dieron una mesa de dos',
      'nadie coge el teléfono para reservar',
      'a las {hour} habían dado nuestra mesa',
    ],
  },
  'access.parking': {
    good: ['se aparca bien detrás', 'parking gratis desde las seis, muy útil'],
    itch: [
      'unos aparcabicis vendrían bien',
      'ojalá pagaran una hora de parking como los de al lado',
    ],
    pain: [
      'imposible aparcar',
      'el parking lleno y a {price}',
      'me pusieron una multa mientras recogía el pedido',
    ],
  },
  'access.location': {
    delight: [
      'bajas del tranvía y ya estás, perfecto',
      'a dos pasos del metro y con vistas, imbatible',
    ],
    good: ['muy bien situado', 'cerca de la oficina', 'fácil de encontrar'],
    itch: ['ojalá abrieran uno en mi barrio'],
    pain: ['cuesta encontrarlo, ni un cartel en la puerta', 'el mapa te manda a otra calle'],
  },
  'access.opening-hours': {
    good: ['se agradece que abran hasta tarde', 'por fin abren los {days}'],
    itch: [
      'ojalá abrieran antes el fin de semana',
      'estaría bien que la cocina no cerrara a las once',
    ],
    pain: [
      'cerrado a las {hour} y en la web ponía abierto',
      'la cocina cierra una hora antes que la puerta',
    ],
  },
  'access.wheelchair': {
    delight: ['sacaron la rampa antes de que mi hermano llegara a la puerta'],
    good: ['sin escalones y con sitio para la silla de ruedas', 'cabe el carrito sin problema'],
    itch: [
      'una rampa en la puerta lateral ayudaría',
      'harían falta mesas bajas para sillas de ruedas',
    ],
    pain: ['con silla de ruedas no se puede entrar', 'el ascensor roto y el baño arriba'],
  },
} as const satisfies ClauseBook;
