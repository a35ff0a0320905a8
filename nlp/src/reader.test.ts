import { describe, expect, test } from 'vitest';
import { aPack } from '../eval/a-pack.ts';
import { createReader } from './reader.ts';
import type { Mention, Reading } from './reading.ts';

const reader = createReader(aPack());
const read = (text: string): Reading => reader.read({ id: 'v', text });

function mention(text: string, need: string): Mention {
  const found = read(text).mentions.find((each) => each.need === need && !each.abstained);
  if (!found) throw new Error(`no mention of ${need} in "${text}"`);
  return found;
}

describe('contrast keeps both needs apart', () => {
  test.each([
    ['The food was delicious but the service was slow and rude.', 'product.food', 'service'],
    ['La comida estaba deliciosa, pero el servicio fue pésimo.', 'product.food', 'service'],
    ['菜很好吃，但是服务员态度很差。', 'product.food', 'service'],
    ['good food and terrible service', 'product.food', 'service'],
  ])('%s', (text, good, bad) => {
    expect(mention(text, good).polarity).toBe('positive');
    expect(mention(text, bad).polarity).toBe('negative');
  });

  test('and the later clause leads the voice', () => {
    expect(read('The food was good, but the service was bad.').valence).toBeLessThan(50);
    expect(read('The service was bad, but the food was good.').valence).toBeGreaterThan(50);
    expect(read('服务很差，但是菜很好吃。').valence).toBeGreaterThan(50);
    expect(read('El servicio fue malo, pero la comida fue buena.').valence).toBeGreaterThan(50);
  });

  test('and a need without its own judgement shares the one of its clause', () => {
    const text = 'The food and the service were great.';
    expect(mention(text, 'product.food').polarity).toBe('positive');
    expect(mention(text, 'service').polarity).toBe('positive');
  });
});

describe('negation', () => {
  test.each([
    ['The food was not good.', 'product.food', 'negative'],
    ['The waiter was not helpful or friendly.', 'service', 'negative'],
    ["The staff wasn't very friendly.", 'service', 'negative'],
    ['El personal no fue nada amable.', 'service', 'negative'],
    ['味道不怎么好', 'product.food', 'negative'],
    ['服务员态度不热情', 'service', 'negative'],
  ])('turns %s', (text, need, polarity) => {
    expect(mention(text, need).polarity).toBe(polarity);
  });

  test.each([
    'The food was not bad.',
    'La comida no estuvo mal.',
    '味道不差',
    'I have no complaints about the service.',
  ])('leaves nothing negative in %s', (text) => {
    expect(read(text).valence).toBeGreaterThanOrEqual(50);
    expect(read(text).polarity).not.toBe('negative');
  });

  test.each([
    'Not only the food was great, the staff was too.',
    '不但好吃，而且送餐很快',
    'Sin duda la comida es excelente',
  ])('is not seen where there is none: %s', (text) => {
    expect(read(text).polarity).toBe('positive');
  });
});

describe('emphasis never lowers strength', () => {
  const pairs = [
    [
      'the food was {}good',
      ['very ', 'really ', 'extremely ', 'so ', 'absolutely '],
      'product.food',
    ],
    ['the service was {}slow', ['very ', 'really ', 'extremely ', 'so ', 'incredibly '], 'service'],
    [
      'la comida estaba {}fría',
      ['muy ', 'súper ', 'demasiado ', 'extremadamente '],
      'product.food',
    ],
    ['el servicio fue {}bueno', ['muy ', 'súper ', 'realmente '], 'service'],
    ['味道{}好', ['很', '非常', '特别', '超级', '真的'], 'product.food'],
    ['服务{}差', ['很', '太', '非常', '极其', '十分'], 'service'],
  ] as const;
  const cases = pairs.flatMap(([frame, words, need]) =>
    words.map((word) => [frame.replace('{}', ''), frame.replace('{}', word), need] as const),
  );

  test.each(cases)('%s → %s', (plain, stronger, need) => {
    expect(mention(stronger, need).strength).toBeGreaterThanOrEqual(mention(plain, need).strength);
    expect(mention(stronger, need).polarity).toBe(mention(plain, need).polarity);
  });

  test('each exclamation mark adds or keeps', () => {
    const strengths = ['', '!', '!!', '!!!', '!!!!'].map(
      (bangs) => mention(`the food was awful${bangs}`, 'product.food').strength,
    );
    expect(strengths).toEqual(strengths.toSorted((a, b) => a - b));
    expect(strengths[3]).toBeGreaterThan(strengths[0] ?? Number.NaN);
  });
});

describe('languages', () => {
  test('code-switching finds both sides', () => {
    expect(mention('la app crashea, muy annoying', 'access').polarity).toBe('negative');
    expect(mention('这个 app 太 laggy 了', 'access').polarity).toBe('negative');
  });

  test('traditional and simplified read the same but for the script', () => {
    const pairs = [
      ['這家餐廳的服務員態度很差，上菜慢', '这家餐厅的服务员态度很差，上菜慢'],
      ['環境乾淨，味道不錯，價格實惠！', '环境干净，味道不错，价格实惠！'],
      ['雖然排隊很久，但是飯菜美味', '虽然排队很久，但是饭菜美味'],
    ] as const;
    for (const [traditional, simplified] of pairs) {
      const { script: one, ...hant } = read(traditional);
      const { script: other, ...hans } = read(simplified);
      expect([one, other]).toEqual(['hant', 'hans']);
      expect(hant).toEqual(hans);
    }
  });

  test('accents, case, trailing spaces and full width change nothing', () => {
    const shape = (text: string) => {
      const { polarity, valence, mentions } = read(text);
      return { polarity, valence, needs: mentions.map((each) => [each.need, each.polarity]) };
    };
    expect(shape('El servicio fue rapido y la atencion pesima')).toEqual(
      shape('El servicio fue rápido y la atención pésima'),
    );
    expect(shape('THE FOOD WAS GREAT')).toEqual(shape('the food was great   '));
    expect(shape('服务很差！ＡＰＰ不好用')).toEqual(shape('服务很差!APP不好用'));
  });

  test('a voice in another language gets no mentions', () => {
    const texts = [
      'Der Kellner war sehr unfreundlich und das Essen kalt',
      '料理がとても美味しかったです',
      'Еда была холодная',
    ];
    for (const text of texts) {
      expect(read(text)).toMatchObject({ lang: 'und', mentions: [], confidence: 0 });
    }
  });
});

test('names, numbers and brands change nothing', () => {
  const shape = (text: string) => {
    const { polarity, valence, mentions } = read(text);
    return {
      polarity,
      valence,
      needs: mentions.map(({ need, valence: v, strength }) => [need, v, strength]),
    };
  };
  const frames = [
    'The staff at NAME were rude and the food was cold.',
    'En NAME la comida estaba riquísima y el camarero muy amable.',
    '在NAME吃饭，服务员态度很差，味道不错。',
  ];
  const names = ['Maria', 'Chen', 'Burgerland', 'Sevilla', '7', '3120'];
  for (const frame of frames) {
    const [first, ...others] = names.map((name) => shape(frame.replace('NAME', name)));
    for (const other of others) expect(other).toEqual(first);
  }
});

test('emoji alone carry polarity', () => {
  expect(read('😡😡').polarity).toBe('negative');
  expect(read('👍👍').polarity).toBe('positive');
  expect(read('La comida 🤮')).toMatchObject({ polarity: 'negative', emotion: 'disgust' });
});

test.each(['ok', 'OK.', '', '   ', '👋', 'hola', '好的', 'hi!', '嗯'])(
  'no counted mention comes from "%s"',
  (text) => {
    expect(read(text).mentions.filter(({ abstained }) => !abstained)).toEqual([]);
  },
);

test('a verdict on the whole is a mention of the bond; praise of an unknown part is not counted', () => {
  expect(mention('I love it!', 'bond').polarity).toBe('positive');
  expect(mention('太失望了', 'bond').polarity).toBe('negative');
  expect(mention('Una experiencia horrible', 'bond').polarity).toBe('negative');
  const part = read('The zipper on the left pocket is terrible');
  expect(part.polarity).toBe('negative');
  expect(part.mentions.filter(({ abstained }) => !abstained)).toEqual([]);
});
