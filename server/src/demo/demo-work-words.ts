/** A language that the sample company's people write their notes in. */
export type WorkLanguage = 'en' | 'zh' | 'es';

type Words = { readonly handOff: readonly string[]; readonly solved: readonly string[] };

/** What people write when they pass a ticket on, and when they say what had happened. */
export const demoReasons: Readonly<Record<WorkLanguage, Words>> = {
  en: {
    handOff: [
      'Not a floor matter: the order left our pass on time. Could you look at the courier log?',
      'Read the voice again, this is about the bag, not the dish.',
      'Guest wants the receipt corrected, that is yours.',
      'We have done our part, the rest needs a decision on the recipe.',
      'Wrong team, sorry. The booking was changed at head office.',
    ],
    solved: [
      'Two couriers short that evening. Called the guest, refunded the delivery fee.',
      'Fridge door seal was worn; replaced, and the batch thrown away. Guest informed.',
      'Till charged the dessert twice. Refunded the same day.',
      'New colleague on the section. Talked it through with her and with the guest.',
      'Dish went out without the sauce. Kitchen checks the bag against the ticket now.',
      'App lost the voucher at checkout. Credited by hand; reported with the order number.',
      'Table was given away after fifteen minutes. Apologised, set the limit to thirty.',
      'Could not confirm it, but the guest was grateful that somebody called.',
    ],
  },
  zh: {
    handOff: [
      '出餐时间没问题，是配送那边耽误的，请查一下骑手记录。',
      '客人说的其实是发票，转给财务。',
      '这单是总部改的预约，门店处理不了。',
      '看了原话，是包装问题不是菜的问题。',
      '我们这边已经道歉，补偿标准请你们定。',
    ],
    solved: [
      '当晚骑手少两个，已致电客人说明并退配送费。',
      '后厨漏放配料，已和客人道歉并送券，出餐前加了一道核对。',
      '收银重复扣款，当天已原路退回。',
      '冷柜密封条老化，已更换，当批食材全部处理，已告知客人。',
      '新同事不熟悉过敏提示，已单独培训，客人表示理解。',
      '小程序优惠券没抵扣，人工补了差额。',
      '排号叫得太快过号了，以后过号保留三桌，已回电。',
      '监控核对后无法确认，但客人接受了我们的解释。',
    ],
  },
  es: {
    handOff: [
      'El pedido salió a su hora, mirad por favor el registro del repartidor.',
      'Es un tema de factura, os lo paso.',
      'La reserva la cambiaron desde la central, aquí no podemos hacer nada.',
      'Leed otra vez el comentario: habla del envase, no del plato.',
      'Ya hemos pedido disculpas; la compensación la decidís vosotros.',
    ],
    solved: [
      'Faltaban dos repartidores esa noche. Llamamos al cliente y devolvimos el envío.',
      'Se cobró dos veces el postre. Devuelto el mismo día.',
      'La junta de la cámara estaba gastada; cambiada, y el lote a la basura. Cliente avisado.',
      'Camarero nuevo en la sección. Hablado con él y con el cliente.',
      'El plato salió sin la salsa. Cocina repasa ahora cada bolsa con el ticket.',
      'La app perdió el cupón al pagar. Abonado a mano.',
      'Dimos la mesa a los quince minutos. Disculpas, y ahora esperamos treinta.',
      'No lo hemos podido confirmar, pero el cliente agradeció la llamada.',
    ],
  },
};
