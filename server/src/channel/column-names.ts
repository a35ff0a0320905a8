/** What a column of a file can be taken for. */
export const columnRoles = [
  'text',
  'title',
  'rating',
  'time',
  'id',
  'unit',
  'channel',
  'language',
  'email',
  'phone',
  'cardNo',
  'userId',
  'name',
  'attribute',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** Header words that speak for a role, in English, Chinese and Spanish; the first match wins. */
const patterns: readonly (readonly [ColumnRole, RegExp])[] = [
  ['email', /e-?mail|correo|邮箱|电邮|電郵|邮件地址/],
  ['phone', /phone|mobile|\bcell\b|tel[eé]fono|m[oó]vil|celular|手机|手機|电话|電話|\btel\b/],
  ['cardNo', /card ?(no|number|id)|tarjeta|会员卡|會員卡|卡号|卡號|loyalty|membership/],
  [
    'userId',
    /user ?id|customer ?id|client ?id|member ?id|uid|id.*(cliente|usuario)|会员(号|编号|id)|會員(號|編號|id)|(用户|用戶|客户|客戶|顾客|顧客|买家)(id|编号|編號|号|號)/,
  ],
  [
    'name',
    /^(customer|client|guest|user|reviewer|full|first|last|author)? ?name$|author|reviewer|nombre|cliente$|autor|姓名|昵称|暱稱|用户名|用戶名|客户名|客户姓名|顾客姓名/,
  ],
  [
    'rating',
    /rating|score|stars?\b|nps|csat|ces\b|satisf|recommend|puntuaci|calificaci|valoraci[oó]n.*(num|estr)|estrellas|\bnota\b|recomendar|recomienda|评分|評分|打分|星级|星級|分数|分數|得分|推荐|推薦|满意度|滿意度/,
  ],
  [
    'time',
    /date|time|created|submitted|posted|fecha|\bhora\b|creado|日期|时间|時間|评价日|创建于|\bdía\b/,
  ],
  [
    'unit',
    /store|branch|shop|location|unit|region|outlet|restaurant|hotel|tienda|sucursal|local\b|unidad|establecimiento|门店|門店|店铺|店鋪|分店|店名|网点|網點|机构|機構|区域/,
  ],
  ['channel', /channel|source|platform|canal|fuente|plataforma|渠道|来源|來源|平台/],
  ['language', /^lang|language|locale|idioma|lengua|语言|語言|语种|語種/],
  ['title', /title|subject|headline|summary|t[ií]tulo|asunto|标题|標題|主题|主題/],
  [
    'id',
    /(review|comment|feedback|message|answer|response|survey) (id|no|nr|number|key|ref)\b|^(id|n[uú]mero|c[oó]digo) (de(l| la)? )?(rese[nñ]a|comentario|opini[oó]n|mensaje|respuesta|encuesta)$|(评价|評價|评论|評論|反馈|反饋|意见|意見|留言|问卷|問卷) ?(id|编号|編號|序号|序號|号|號)$/,
  ],
  [
    'text',
    /review|comment|feedback|text|content|verbatim|opinion|remark|message|body|answer|rese[nñ]a|comentario|opini[oó]n|texto|mensaje|respuesta|sugerencia|评价|評價|评论|評論|内容|內容|反馈|反饋|意见|意見|留言|建议|建議|原文|文本/,
  ],
  [
    'id',
    /^(id|no|nr|#|key|ref|uuid|row)\.?$|\bid\b|(review|order|response|ticket|record|case)[ _-]?(id|no|number)|_id$|identificador|^(n[uú]mero|c[oó]digo|pedido)$|(n[uú]mero|c[oó]digo) (de(l| la)? )?(pedido|orden|ticket|caso|fila|registro|factura)|编号|編號|序号|序號|单号|單號|(订单|訂單) ?(号|號|id)|^(订单|訂單)$|流水/,
  ],
];

/** The header as it is compared: no case, no width, words separated by spaces. */
function plainName(header: string): string {
  return header
    .normalize('NFKC')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[_\-.]+/g, ' ')
    .trim();
}

/** The roles that a header's words speak for, the likeliest first. */
export function rolesByName(header: string): ColumnRole[] {
  const name = plainName(header);
  return [...new Set(patterns.filter(([, pattern]) => pattern.test(name)).map(([role]) => role))];
}

/** Whether a rating's header asks how likely a recommendation is. */
export function asksRecommendation(header: string): boolean {
  return /nps|recommend|recomend|recomiend|推荐|推薦/.test(plainName(header));
}
