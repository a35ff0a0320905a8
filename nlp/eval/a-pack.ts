import { checkPack } from '../src/check-pack.ts';
import type { Pack } from '../src/pack.ts';

type Seeds = { en: string; zh: string; es: string };
type Rest = { causes?: string[]; department?: string };

const terms = (list: string): string[] => list.split(',').map((term) => term.trim());

const aNeed = (id: string, parent: string | null, seeds: Seeds, rest: Rest = {}) => ({
  id,
  parent,
  names: { en: id, zh: id, es: id },
  seeds: { en: terms(seeds.en), zh: terms(seeds.zh), es: terms(seeds.es) },
  department: rest.department ?? 'store',
  touchpoint: 'visit.store',
  kano: 'must-be',
  causes: rest.causes ?? [],
});

const needs = [
  aNeed(
    'product',
    null,
    { en: 'quality, product', zh: '质量, 产品', es: 'calidad, producto' },
    { department: 'quality' },
  ),
  aNeed(
    'product.food',
    'product',
    {
      en: 'food, dish, meal, pizza, burger, soup, taste, -cold food',
      zh: '味道, 菜, 饭, 口味, +好吃, -难吃',
      es: 'comida, plato, sopa, sabor, +rico, -llegó frío',
    },
    { department: 'kitchen', causes: ['service.staffing', 'speed'] },
  ),
  aNeed('price', null, {
    en: 'price, bill, value, expensive, cheap',
    zh: '价格, 价钱, -贵, 收费, 性价比',
    es: 'precio, cuenta, caro, barato',
  }),
  aNeed('service', null, {
    en: 'service, staff, waiter, waitress',
    zh: '服务, 服务员, 态度',
    es: 'servicio, personal, camarero, trato',
  }),
  aNeed('service.staffing', 'service', {
    en: 'short-staffed, only one waiter, understaffed',
    zh: '人手不够, 人手不足, 人太少',
    es: 'falta personal, poco personal',
  }),
  aNeed(
    'speed',
    null,
    {
      en: 'wait, slow, fast, delivery time, -took forever, -waited an hour',
      zh: '送餐, 上菜, -上菜慢, 速度, 排队, -等了一个小时',
      es: 'espera, lento, rápido, -tardaron, -una hora',
    },
    { department: 'operations', causes: ['service.staffing'] },
  ),
  aNeed('place', null, {
    en: 'room, decor, atmosphere, noise, music',
    zh: '环境, 房间, 装修, 隔音',
    es: 'local, ambiente, habitación, ruido',
  }),
  aNeed('access', null, {
    en: 'app, website, parking, location, booking',
    zh: 'app, 停车, 位置, 线上取号, 预订',
    es: 'app, aparcamiento, ubicación, reserva, -crashea, abrieran antes',
  }),
  aNeed('trust', null, {
    en: 'hygiene, -charged twice, -cockroach',
    zh: '卫生, -蟑螂, 多收钱',
    es: 'higiene, limpieza, -cobraron dos veces',
  }),
  aNeed('bond', null, { en: 'recommend', zh: '推荐, 下次', es: 'recomiendo, volver' }),
];

/** A small restaurant pack, for tests that must not depend on the packs that ship. */
export function aPack(over: Record<string, unknown> = {}): Pack {
  const names = { en: 'Test', zh: '测试', es: 'Prueba' };
  return checkPack({
    id: 'test',
    version: '1',
    names,
    thresholds: { count: 0.5, alert: 0.7 },
    departments: ['store', 'kitchen', 'operations', 'quality'].map((id) => ({ id, names })),
    needs,
    sensitive: [
      { list: 'safety', lang: 'en', term: 'food poisoning', notWhen: ['no food poisoning'] },
      { list: 'safety', lang: 'zh', term: '食物中毒' },
      { list: 'legal', lang: 'es', term: 'denunciar' },
    ],
    journey: {
      stages: [
        {
          id: 'visit',
          names,
          touchpoints: [
            {
              id: 'visit.store',
              names,
              channels: ['store'],
              words: { en: ['in the store'], zh: ['店里'], es: ['en la tienda'] },
              scenarios: [{ id: 'lunch', names }],
              needs: ['product.food'],
              owner: 'store',
              intended: names,
            },
          ],
        },
      ],
    },
    ...over,
  });
}
