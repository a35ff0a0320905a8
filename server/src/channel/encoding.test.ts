import { expect, test } from 'vitest';
import { decodeText } from './decode.ts';
import { detectEncoding, type EncodingName, mustAsk, takeSample } from './encoding.ts';
import { openCsv, tableRows } from './table-file.ts';

type Legacy = 'gb18030' | 'big5' | 'shift_jis' | 'windows-1252';

/** The platform decodes these encodings but does not write them: its decoder is turned around. */
function writerOf(encoding: Legacy): (text: string) => Buffer {
  const decoder = new TextDecoder(encoding);
  const bytesOf = new Map<string, readonly number[]>();
  for (let one = 0xff; one >= 0; one -= 1) {
    for (let two = 0xff; two >= 0x30 && encoding !== 'windows-1252' && one > 0x80; two -= 1) {
      const text = decoder.decode(Uint8Array.of(one, two));
      if ([...text].length === 1) bytesOf.set(text, [one, two]);
    }
    const alone = decoder.decode(Uint8Array.of(one));
    if (alone !== '\uFFFD') bytesOf.set(alone, [one]);
  }
  return (text) =>
    Buffer.from(
      [...text].flatMap((character) => {
        const bytes = bytesOf.get(character);
        if (!bytes) throw new Error(`${encoding} has no ${character}`);
        return bytes;
      }),
    );
}

const writers: Record<Legacy, (text: string) => Buffer> = {
  gb18030: writerOf('gb18030'),
  big5: writerOf('big5'),
  shift_jis: writerOf('shift_jis'),
  'windows-1252': writerOf('windows-1252'),
};

const texts: Record<Legacy, string> = {
  gb18030:
    '编号,评价,门店\n1,这家店的服务态度很好，上菜很快，就是等位时间太长，停车也不方便。,北京国贸店\n2,客服一直没有回复，退款等了两个星期还没到账，非常失望。,上海人民广场店\n',
  big5: '編號,評價,門店\n1,這家店的服務態度很好，上菜很快，就是等位時間太長，停車也不方便。,台北信義店\n2,客服一直沒有回覆，退款等了兩個星期還沒到帳，非常失望。,高雄中山店\n',
  shift_jis:
    '番号,感想,店舗\n1,スタッフの対応がとても丁寧で、部屋も清潔でした。朝食が少し残念です。,新宿店\n2,注文してから料理が来るまで時間がかかりすぎました。,大阪店\n',
  'windows-1252':
    'número,reseña,tienda\n1,"La atención fue pésima: tardaron más de una hora y el café llegó frío",Málaga\n2,"Muy buena la habitación, pero el baño no funcionó en ningún momento. ¿Cuándo lo arreglarán?",León\n3,"El niño se quedó sin menú y nadie pidió perdón, qué vergüenza",Cádiz\n',
};

async function* inBlocks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function decoded(bytes: Uint8Array, encoding: EncodingName, size: number): Promise<string> {
  return (await Array.fromAsync(decodeText(inBlocks(bytes, size), encoding))).join('');
}

for (const name of Object.keys(texts) as Legacy[]) {
  test(`D4: ${name} is recognised from a few rows and read back whole`, async () => {
    const bytes = writers[name](texts[name]);
    const guess = detectEncoding(bytes);
    expect(guess.name).toBe(name);
    expect(mustAsk(guess)).toBe(false);
    for (const size of [1, 5, 4096]) expect(await decoded(bytes, name, size)).toBe(texts[name]);
  });
}

test('D4: samples of 12 characters in Chinese or Japanese encodings ask', () => {
  const short = {
    gb18030: '这家店的服务态度真的很好',
    big5: '這家店的服務態度真的很好',
    shift_jis: 'とても美味しかったです！',
  } as const;
  for (const name of ['gb18030', 'big5', 'shift_jis'] as const) {
    expect([...short[name]]).toHaveLength(12);
    const guess = detectEncoding(writers[name](short[name]));
    expect(mustAsk(guess)).toBe(true);
    expect(guess.candidates.map((one) => one.name)).toContain(name);
  }
});

test('D4: a byte order mark decides, and is no part of the text', async () => {
  const marked = Buffer.from('\uFEFFa,b\n1,é\n', 'utf8');
  expect(detectEncoding(marked)).toMatchObject({ name: 'utf-8', confidence: 1 });
  expect(await decoded(marked, 'utf-8', 3)).toBe('a,b\n1,é\n');
  const wide = Buffer.from('\uFEFF编号,文本\n1,好\n', 'utf16le');
  expect(detectEncoding(wide)).toMatchObject({ name: 'utf-16le', confidence: 1 });
  expect(await decoded(wide, 'utf-16le', 3)).toBe('编号,文本\n1,好\n');
});

test('D4: UTF-16 without a mark shows by its zero bytes', () => {
  const little = Buffer.from('id,review,date\n1,the room was cold,2026-03-01\n', 'utf16le');
  expect(detectEncoding(little).name).toBe('utf-16le');
  expect(detectEncoding(Buffer.from(little).swap16()).name).toBe('utf-16be');
  expect(mustAsk(detectEncoding(little))).toBe(false);
});

test('D4: a row of another encoding inside a UTF-8 file is an error with its byte offset', async () => {
  const before = Buffer.from(`no,text\n${'1,服务很好，下次还来\n'.repeat(50)}2,`);
  const bytes = Buffer.concat([before, writers.gb18030('差评'), Buffer.from('\n3,最后一行\n')]);
  expect(detectEncoding(bytes).name).toBe('utf-8');
  const table = await openCsv(inBlocks(bytes, 1000), { encoding: 'utf-8', delimiter: ',' });
  const rows = await Array.fromAsync(tableRows(table));
  expect(rows.filter((row) => row.error)).toEqual([
    {
      rowNo: 52,
      cells: {},
      error: {
        column: 'text',
        code: 'wrong_encoding',
        values: { offset: before.length },
        message: expect.stringContaining(`at offset ${before.length} does not fit`),
      },
    },
  ]);
  expect(rows.at(-1)?.cells).toEqual({ no: '3', text: '最后一行' });
});

test('a file that begins in ASCII is sampled where it is not', async () => {
  const ascii = `id,text\n${'1,plain words only\n'.repeat(20_000)}`;
  const bytes = Buffer.concat([Buffer.from(ascii), writers.gb18030(texts.gb18030.repeat(5))]);
  const guess = detectEncoding(await takeSample(inBlocks(bytes, 65_536)));
  expect(guess.name).toBe('gb18030');
  expect(mustAsk(guess)).toBe(false);
});
