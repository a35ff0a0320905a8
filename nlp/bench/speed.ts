import { cpus } from 'node:os';
import { packParts } from '../packs/index.ts';
import { checkPack, createReader, redact } from '../src/index.ts';

const voices = [
  'The soup was cold and we waited forty minutes for the bill, but the waiter was lovely.',
  'Best tacos in town, will definitely come back!',
  'La paella estaba riquísima, aunque el camarero fue bastante borde y tardaron una hora.',
  'Ojalá abrieran antes los domingos.',
  '味道不错，就是上菜太慢，等了一个小时还没到。',
  '服務員態度很好，環境乾淨，下次還會再來！',
  'Called you on 212-555-0123 twice, nobody answered. Charged twice because the card machine froze.',
  '这个 app 太 laggy 了，下单三次都失败',
];

const rounds = 4000;

function perSecond(work: (text: string, i: number) => void): number {
  const run = (): void => {
    for (let i = 0; i < rounds; i++) work(voices[i % voices.length] ?? '', i);
  };
  run();
  const started = performance.now();
  run();
  return Math.round((rounds / (performance.now() - started)) * 1000);
}

const parts = Object.values(packParts)[0];
const started = performance.now();
const pack = checkPack(parts);
const reader = createReader(pack);
const loadMs = Math.round(performance.now() - started);

console.log(`cpu: ${cpus()[0]?.model ?? 'unknown'}, one core; node ${process.version}`);
console.log(`pack: ${pack.id}@${pack.version}, ${pack.needs.length} needs`);
console.log(`load: ${loadMs} ms`);
console.log(`read: ${perSecond((text, i) => reader.read({ id: String(i), text }))} voices/s`);
console.log(`redact: ${perSecond((text) => redact(text))} texts/s`);
console.log(`memory: ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
