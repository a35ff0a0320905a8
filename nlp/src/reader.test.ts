import fc from 'fast-check';
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

describe('pain, itch and delight', () => {
  test.each([
    ['等了一个小时还没上菜', 'speed', 'pain'],
    ['I was charged twice', 'trust', 'pain'],
    ['Llegó frío', 'product.food', 'pain'],
    ['要是能线上取号就好了', 'access', 'itch'],
    ['It would be nice to have parking', 'access', 'itch'],
    ['Ojalá abrieran antes', 'access', 'itch'],
    ['The staff even remembered my name, wonderful', 'service', 'delight'],
    ['没想到服务这么好', 'service', 'delight'],
    ['the food was good', 'product.food', null],
  ])('%s', (text, need, point) => {
    expect(mention(text, need).point).toBe(point);
  });

  test('an abstained mention has no point', () => {
    for (const text of ['the food', 'parking', '菜', 'la cuenta por favor']) {
      for (const each of read(text).mentions) {
        if (each.abstained) expect(each.point).toBeNull();
      }
    }
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

describe('cause', () => {
  test.each([
    [
      'The food was cold because the kitchen was short-staffed.',
      'product.food',
      'the kitchen was short-staffed',
      'service.staffing',
    ],
    ['上菜慢，因为人手不够', 'speed', '人手不够', 'service.staffing'],
    ['La comida llegó fría por culpa de la espera', 'product.food', 'la espera', 'speed'],
    ['人手不足导致上菜慢', 'speed', '人手不足', 'service.staffing'],
  ])('is what the connective names in "%s"', (text, need, span, cause) => {
    const found = mention(text, need).cause;
    expect(found && text.slice(found.start, found.end)).toBe(span);
    expect(found?.need).toBe(cause);
  });

  test('else the negative need next to it that the pack knows as its cause', () => {
    const text = 'Only one waiter for twelve tables. The food was cold.';
    expect(mention(text, 'product.food').cause).toMatchObject({ need: 'service.staffing' });
    expect(mention('The music was loud. The food was cold.', 'product.food').cause).toBeNull();
  });
});

describe('intent, emotion and severity', () => {
  test.each([
    ['I am never coming back, cancel my membership', 'leave'],
    ['你们应该增加一些座位', 'suggest'],
    ['What time do you open on Sunday?', 'ask'],
    ['The food was awful and the service was rude', 'complain'],
    ['Everything was wonderful', 'praise'],
    ['Quiero que me llamen, por favor', 'request'],
  ])('%s', (text, intent) => {
    expect(read(text).intent).toBe(intent);
  });

  test('severity grows from no complaint to blame with a consequence', () => {
    const severity = (text: string) => read(text).complaint.severity;
    expect(severity('The food was great')).toBe(0);
    expect(severity('The soup was a bit cold')).toBeLessThanOrEqual(1);
    expect(severity('The service was rude')).toBe(2);
    expect(severity('The waiter lied to us, it is a scam')).toBe(3);
    expect(severity('The waiter lied to us, I want my money back')).toBe(4);
    expect(severity('服务太差了，我要投诉')).toBe(4);
  });

  test('emotion is named by words and emoji', () => {
    expect(read('I am furious about the service').emotion).toBe('anger');
    expect(read('非常失望').emotion).toBe('sadness');
    expect(read('Qué asco de comida').emotion).toBe('disgust');
    expect(read('The table is round').emotion).toBeNull();
  });
});

describe('sensitive words', () => {
  test('are found with their place, in either script, and excused by notWhen', () => {
    const text = 'We all got food poisoning.';
    const [hit] = read(text).sensitive;
    expect(hit && text.slice(hit.start, hit.end)).toBe('food poisoning');
    expect(read('No food poisoning this time, great').sensitive).toEqual([]);
    expect(read('吃完食物中毒了').sensitive).toMatchObject([{ start: 2, end: 6, list: 'safety' }]);
    expect(read('los voy a DENUNCIAR').sensitive).toMatchObject([{ term: 'denunciar' }]);
  });

  test("of the organisation are added to the pack's", () => {
    const own = createReader(aPack(), { sensitive: [{ list: 'vip', lang: 'zh', term: '记者' }] });
    expect(own.read({ id: 'v', text: '我是記者' }).sensitive).toMatchObject([{ list: 'vip' }]);
  });
});

test("the department is the pack's, or the organisation's for a need and all below it", () => {
  expect(mention('the food was awful', 'product.food').department?.id).toBe('kitchen');
  const own = createReader(aPack(), { department: { product: 'quality' } });
  const [food] = own.read({ id: 'v', text: 'the food was awful' }).mentions;
  expect(food?.department?.id).toBe('quality');
  expect(food?.department?.confidence).toBeLessThanOrEqual(food?.confidence ?? 0);
});

test('in a conversation only the customer judges, and spans count within the turn', () => {
  const turns = [
    { speaker: 'agent', text: 'Hello, the service here is excellent!' },
    { speaker: 'customer', text: 'The food was cold and awful.' },
  ] as const;
  const reading = reader.read({ id: 'call', turns });
  expect(reading.polarity).toBe('negative');
  expect(reading.mentions.map(({ need, turn }) => [need, turn])).toEqual([['product.food', 1]]);
  expect(reading.clauses.map(({ turn, speaker }) => [turn, speaker])).toContainEqual([0, 'agent']);
  for (const { start, end, turn = 0 } of reading.clauses) {
    expect(end).toBeLessThanOrEqual(turns[turn]?.text.length ?? 0);
    expect(start).toBeLessThan(end);
  }
});

test('below the threshold of the pack a mention abstains', () => {
  const strict = createReader(aPack({ thresholds: { count: 0.99, alert: 0.99 } }));
  const { mentions } = strict.read({ id: 'v', text: 'the food was awful' });
  expect(mentions.map(({ abstained, point }) => [abstained, point])).toEqual([[true, null]]);
});

const unpaired = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
};

describe('whatever the text', () => {
  const pieces = fc.constantFrom(
    'food ',
    '味道',
    '很差',
    '，',
    '. ',
    '!',
    'pero ',
    'not ',
    '😡',
    '👍🏽',
    'é',
    'e\u0301',
    '\ud83d',
    '\u0000',
    '㎡',
    'ﬁ',
    '餐廳',
    'because ',
    'comida ',
    'terrible ',
    '\u200d',
    '因为',
    'https://a.b/c ',
    '１２３',
    '\n',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((all) => all.join('')),
  );

  test('spans lie inside it and on character borders', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { clauses, mentions, sensitive } = read(text);
        const causes = mentions.flatMap(({ cause }) => (cause ? [cause] : []));
        for (const { start, end } of [...clauses, ...mentions, ...sensitive, ...causes]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(unpaired(text, start) || unpaired(text, end)).toBe(false);
        }
      }),
    );
  });

  test('numbers stay in their ranges and the same voice reads the same', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const reading = read(text);
        expect(read(text)).toEqual(reading);
        for (const { valence, strength, confidence } of reading.mentions) {
          expect(valence >= 0 && valence <= 100 && strength >= 0 && strength <= 100).toBe(true);
          expect(confidence >= 0 && confidence <= 1).toBe(true);
        }
        expect(reading.valence >= 0 && reading.valence <= 100).toBe(true);
      }),
    );
  });

  test.each([
    ['sentences', 'The food was bad, but cheap. '],
    ['one endless word', 'a'],
    ['one endless Chinese clause', '好吃'],
    ['negators', 'not '],
    ['lone surrogates', '\ud800'],
    ['control characters', '\u0001\u0002'],
    ['exclamation marks', '!'],
    ['contrast words', 'but '],
    ['one seed without punctuation', 'food '],
    ['causes', 'because '],
  ])('100 KB of %s take less than a second', (_, unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    const before = performance.now();
    read(text);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
