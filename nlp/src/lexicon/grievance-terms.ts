/** Words of harm, blame and what a customer does about it. */
export const grievanceTerms = {
  /** What the customer does, or threatens, because of it. */
  consequence: {
    en: `
cancel, cancelled, canceled, cancelling, canceling, refund, refunded, money back, sue, lawsuit,
lawyer, legal action, report you, reported, bbb, better business bureau, chargeback, never again,
never going back, never coming back, won't be back, will not be back, won't return, last time,
complaint, complain, corporate, manager, switch, switching, going elsewhere, small claims, attorney`,
    es: `
cancelar, cancele, cancelado, cancelen, reembolso, devolucion, devolver el dinero, denunciar,
denuncia, denunciare, reclamacion, reclamar, reclamo, hoja de reclamaciones, abogado, demanda,
demandar, consumidor, nunca mas, no volvere, no volveria, no volveremos, no volveriamos,
darme de baja, dar de baja, cambiar de compañia, me voy`,
    zh: `
退订, 投诉, 举报, 退款, 退货, 退钱, 赔偿, 索赔, 起诉, 律师, 维权, 曝光, 12315, 消协,
工商, 再也不, 再也不来, 再也不会, 不会再, 不会再来, 下次不会, 最后一次, 注销, 销户, 取消订单,
拉黑, 差评`,
  },
  /** Holds somebody to have done wrong. */
  accuse: {
    en: `
lied, lie, liar, liars, scam, scammed, scammers, cheated, cheat, fraud, fraudulent, stole, stolen,
steal, thieves, rip off, ripped off, ripoff, overcharged, charged twice, double charged, misleading,
false advertising, deceived, deceptive, unethical, dishonest, their fault, your fault, your staff,
your company, refused, discriminat*, racist, robbed, negligen*, ignored, incompeten*, fake`,
    es: `
estafa, estafadores, estafar*, engaño, engañan, engañaron, engañados, mienten, mintieron, mentira,
mentiras, fraude, robo, robaron, roban, ladrones, timo, culpa, su culpa, vuestra culpa, abuso,
abusan, publicidad engañosa, se niegan, negaron, discriminacion, negligencia, incompetente*,
cobraron de mas, cobraron dos veces, ignoraron`,
    zh: `
骗, 骗子, 骗人, 欺骗, 欺诈, 诈骗, 忽悠, 坑人, 坑爹, 被坑, 宰客, 虚假, 虚假宣传, 假货,
乱收费, 多收, 多扣, 乱扣, 霸王, 推卸, 推脱, 推诿, 不负责任, 店大欺客, 歧视, 偷, 黑心, 奸商,
无良, 不认账, 不承认, 你们的错, 责任`,
  },
  /** Threatens to take it to court, an authority or the public. */
  threat: {
    en: `
sue, suing, lawsuit, lawyer, lawyers, attorney, legal action, small claims, report you, reporting you,
report them, reporting them, report this, health department, environmental health, trading standards,
health inspector, food standards agency, bbb, better business bureau, going to the press, the press,
chargeback, will post this, consumer protection`,
    es: `
denunciar, denunciare, denuncia, denunciaremos, voy a denunciar, abogado, abogados, demandar, demanda,
demandare, hoja de reclamaciones, hojas de reclamaciones, consumo, sanidad, inspeccion de sanidad,
oficina del consumidor, llevarlo a juicio, a los tribunales, la prensa`,
    zh: `
我要投诉, 要投诉你, 去投诉, 投诉到, 投诉你们, 举报, 12315, 12345, 消协, 工商局, 市场监管, 起诉, 法院, 律师,
维权, 曝光, 告你们, 记者, 媒体, 食药监`,
  },
  /** Somebody was harmed. */
  harm: {
    en: `
food poisoning, poisoned, in hospital, to hospital, ended up in hospital, a&e, emergency room, ambulance,
allergic reaction, anaphyla*, vomiting, vomited, threw up, throwing up, diarrhoea, diarrhea, choked,
burned my, burnt my hand, scalded, broke a tooth, chipped a tooth, broke my tooth, cut my mouth, bleeding,
injured, injury, fainted, were all ill, was sick all night`,
    es: `
intoxicacion, intoxicado, intoxicada, intoxicados, intoxicadas, urgencias, ambulancia, reaccion alergica,
vomitando, vomite, vomitamos, vomitos, gastroenteritis, diarrea, me atragante, me queme, quemadura,
me rompi un diente, diente roto, me corte, sangre, sangrando, lesion, me desmaye`,
    zh: `
食物中毒, 中毒, 进医院, 进了医院, 去了医院, 送医院, 急诊, 住院, 救护车, 上吐下泻, 拉肚子, 腹泻, 呕吐,
肠胃炎, 过敏反应, 休克, 烫伤, 划伤, 划破, 崩了牙, 硌掉牙, 流血, 受伤, 噎住, 晕倒`,
  },
  /** Took money or trust by deceit. */
  fraud: {
    en: `
scam, scammed, scammers, scammer, fraud, fraudulent, con artist, con artists, stole, stolen, steal, theft,
thieves, thief, robbed, lied, liar, liars, racist, discriminated, discrimination`,
    es: `
estafa, estafadores, estafador, estafaron, estafado, estafada, fraude, timo, timaron, robaron, me robaron,
robado, ladrones, ladron, mintieron, mentirosos, racista, racistas, discriminacion, discriminaron`,
    zh: `诈骗, 骗子, 骗钱, 欺诈, 被骗, 偷, 小偷, 盗刷, 被盗, 假货, 歧视, 黑店, 奸商`,
  },
  leave: {
    en: `
cancel my, cancelling my, canceling my, close my account, closing my account, switching to,
switch to another, switched to, moving to another, leaving you, i'm leaving, done with you,
never again, never coming back, never going back, won't be back, will not be back, unsubscribe,
terminate my, going elsewhere, taking my business elsewhere, never order again, never return`,
    es: `
cancelar mi, quiero cancelar, dar de baja, darme de baja, me doy de baja, me cambio de, me cambio a,
cambiarme a, cambiar de compañia, nunca mas, no vuelvo, no volvere, no volveremos, cerrar mi cuenta,
dejo de ser cliente, me voy a otra, portabilidad`,
    zh: `
退订, 销户, 注销, 卸载, 再也不来, 再也不会, 再也不买, 再也不点, 再也不住, 再也不去, 再也不用,
不会再来, 不会再买, 不会再点, 不会再用, 下次不会, 换一家, 换别家, 转网, 携号转网, 退会, 取消会员,
最后一次`,
  },
} as const;
