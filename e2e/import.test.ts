import { expect, it } from 'vitest';
import { openWindow, settled } from './browser.ts';
import { newPerson } from './people.ts';

const badFile = [
  'order no,date,review,stars,store',
  'A1,2026-03-05,The soup was cold and the waiter was rude,2,Soho Mews',
  'A1,2026-03-05,The soup was warm after all,4,Soho Mews',
  'A2,2026-03-06,Friendly staff and a lovely dessert,5,SOHO MEWS',
  'A2,2026-03-06,Friendly staff and a lovely dessert,5,SOHO MEWS',
  'A3,31 February,We waited an hour for the bill,1,London Brixton',
  'A4,2026-03-07,,,London Brixton',
  'A5,2026-03-08,Too loud and the table was dirty,perhaps,London Brixton',
  ...Array.from(
    { length: 48 },
    (_, at) => `B${at},2026-03-09,Good food at table number ${at},4,Corner ${at % 24}`,
  ),
].join('\n');

const words = {
  en: {
    drop: 'Drop a file here, or choose one',
    check: 'Check the rows',
    made: '25 stores that do not exist yet would be made below',
    more: 'and 5 more',
    repeats: '2 rows repeat the id of an earlier row.',
    revises: '1 row says something else: the later row revises the earlier.',
    time: '“31 February” is not a time in the chosen format. The row is left out.',
    rating: '“perhaps” is not a rating from 1 to 5. The row is left out.',
    empty: 'The row has neither text nor a rating.',
  },
  zh: {
    drop: '将文件拖到此处，或点击选择',
    check: '检查数据行',
    made: '下新建 25 家尚未创建的门店',
    more: '另有 5 个',
    repeats: '有 2 行的编号与前面的行重复。',
    revises: '其中 1 行内容不同：后面的行会更新前面的行。',
    time: '“31 February”不符合所选的时间格式。此行被跳过。',
    rating: '“perhaps”不是 1 到 5 之间的评分。此行被跳过。',
    empty: '此行既没有正文也没有评分',
  },
  es: {
    drop: 'Suelte aquí un archivo o elija uno',
    check: 'Comprobar las filas',
    made: 'Se crearían 25 tiendas que aún no existen bajo',
    more: 'y 5 más',
    repeats: '2 filas repiten el identificador de una fila anterior.',
    revises: '1 fila dice otra cosa: la fila posterior revisa la anterior.',
    time: '«31 February» no es una fecha en el formato elegido. La fila se queda fuera.',
    rating: '«perhaps» no es una valoración de 1 a 5. La fila se queda fuera.',
    empty: 'La fila no tiene texto ni valoración.',
  },
} as const;

it.each(['en', 'zh', 'es'] as const)(
  'a dry run of a bad file says in %s what would come of every name, id and row',
  async (locale) => {
    const { cookie, api } = await newPerson({ locale });
    const { page } = await openWindow({ cookie, locale, width: locale === 'zh' ? 390 : 1440 });
    const { drop, check, ...told } = words[locale];
    await page.goto('/sources/import');
    await settled(page);
    const file = { name: 'bad.csv', mimeType: 'text/csv', buffer: Buffer.from(badFile) };
    await page.getByLabel(drop).setInputFiles(file);
    await page.getByRole('button', { name: check }).click();
    await settled(page);
    for (const text of Object.values(told)) await page.getByText(text).first().waitFor();
    const names = page.getByRole('list').filter({ hasText: told.more });
    expect(await names.getByRole('listitem').allTextContents()).toHaveLength(21);
    expect((await names.getByRole('listitem').first().textContent())?.trim()).toMatch(
      /^Soho Mews ?4 /,
    );

    const download = page.waitForEvent('download');
    await page.locator('table').locator('xpath=following::button[1]').click();
    const stream = await (await download).createReadStream();
    const csv = Buffer.concat(await stream.toArray()).toString('utf8');
    expect(csv.split('\r\n')).toHaveLength(1 + 3 + 1);
    expect(csv).toContain(told.time.split('“').at(-1));

    const id = new URL(page.url()).pathname.split('/').at(-1);
    await api.post(`/imports/${id}/cancel`);
  },
);
