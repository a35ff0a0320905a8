import type { Words } from './demo-language.ts';

/** Why things happened, as Spanish-speaking guests put it. */
export const spanishCauses: Words['causes'] = {
  service: [
    'eran dos personas para cuarenta mesas',
    'la pobre chica estaba sola',
    'la mitad del equipo era nueva',
    'estaban todos con un grupo de veinte',
    'el encargado ni apareció',
    'estaban en pleno cambio de turno',
  ],
  speed: [
    'faltaba un cocinero',
    'la impresora de cocina se quedó sin papel',
    'primero salían todos los pedidos de la app',
    'eran dos personas para cuarenta mesas',
    'acababa de entrar un autobús de turistas',
    'se había roto la plancha',
  ],
  delivery: [
    'solo había un repartidor para toda la zona',
    'la comida estaba en la barra y nadie la recogía',
    'el repartidor llevaba {few} pedidos antes que el mío',
    'han despedido a la mitad de los repartidores',
    'la cocina había terminado pero no había moto',
    'la dirección del mapa estaba mal',
  ],
  product: [
    'llevaba un rato bajo la lámpara',
    'se lo olvidaron en el pase',
    'lo recalentaron en el microondas',
    'ahorran en ingredientes',
    'el cocinero tenía prisa',
    'hay cocinero nuevo',
  ],
  place: [
    'nadie limpia entre turno y turno',
    'el lavavajillas estaba roto',
    'estaba hasta los topes',
  ],
  digital: [
    'la última actualización la rompió',
    'el wifi de ahí es un desastre',
    'el servidor se había caído',
    'a mi móvil no le gusta',
  ],
};
