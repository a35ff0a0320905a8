import { type Pack, universalNeeds } from './pack.ts';
import { gapFault } from './seed-term.ts';

type Fault = (path: string, what: string) => void;
type Fields = Record<string, unknown>;

const languages = ['en', 'zh', 'es'];
const kanoClasses = ['must-be', 'one-dimensional', 'attractive', 'indifferent'];

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function record(value: unknown, path: string, fault: Fault): Fields {
  if (isRecord(value)) return value;
  fault(path, 'must be an object');
  return {};
}

function items(value: unknown, path: string, fault: Fault): unknown[] {
  if (Array.isArray(value)) return value;
  fault(path, 'must be a list');
  return [];
}

function text(value: unknown, path: string, fault: Fault): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  fault(path, 'must be a text that is not empty');
  return '';
}

function names(value: unknown, path: string, fault: Fault): void {
  const given = record(value, path, fault);
  for (const lang of languages) text(given[lang], `${path}.${lang}`, fault);
}

function texts(value: unknown, path: string, fault: Fault): string[] {
  return items(value, path, fault).map((each, i) => text(each, `${path}[${i}]`, fault));
}

function words(value: unknown, path: string, fault: Fault): void {
  const given = record(value, path, fault);
  for (const lang of languages) texts(given[lang], `${path}.${lang}`, fault);
}

function seeds(value: unknown, path: string, fault: Fault): void {
  const given = record(value, path, fault);
  for (const lang of languages) {
    texts(given[lang], `${path}.${lang}`, fault).forEach((term, i) => {
      const wrong = gapFault(term);
      if (wrong) fault(`${path}.${lang}[${i}]`, wrong);
    });
  }
}

function unique(ids: readonly string[], path: string, fault: Fault): Set<string> {
  const seen = new Set<string>();
  for (const id of ids) {
    if (id !== '' && seen.has(id)) fault(path, `holds "${id}" twice`);
    seen.add(id);
  }
  return seen;
}

const reference = (known: ReadonlySet<string>, kind: string, fault: Fault) => {
  return (value: unknown, path: string): void => {
    const id = text(value, path, fault);
    if (id !== '' && !known.has(id)) fault(path, `names no ${kind}: "${id}"`);
  };
};

type Known = { need: ReturnType<typeof reference>; department: ReturnType<typeof reference> };

function checkNeed(value: unknown, path: string, context: Known & { fault: Fault }): void {
  const { fault } = context;
  const need = record(value, path, fault);
  if (need.parent === undefined) fault(`${path}.parent`, 'must be null or a need');
  else if (need.parent !== null) context.need(need.parent, `${path}.parent`);
  names(need.names, `${path}.names`, fault);
  seeds(need.seeds, `${path}.seeds`, fault);
  context.department(need.department, `${path}.department`);
  text(need.touchpoint, `${path}.touchpoint`, fault);
  if (!kanoClasses.includes(String(need.kano))) {
    fault(`${path}.kano`, `must be one of ${kanoClasses.join(', ')}`);
  }
  for (const flag of ['yields', 'verdicts'] as const) {
    if (need[flag] !== undefined && typeof need[flag] !== 'boolean') {
      fault(`${path}.${flag}`, 'must be true or false');
    }
  }
  if (need.marks !== undefined) {
    const marks = record(need.marks, `${path}.marks`, fault);
    words(marks.words, `${path}.marks.words`, fault);
    items(marks.of, `${path}.marks.of`, fault).forEach((of, i) => {
      context.need(of, `${path}.marks.of[${i}]`);
    });
  }
  items(need.causes, `${path}.causes`, fault).forEach((cause, i) => {
    context.need(cause, `${path}.causes[${i}]`);
  });
}

function checkRoots(needs: readonly Fields[], fault: Fault): void {
  const parents = new Map(needs.map(({ id, parent }) => [String(id), parent]));
  for (const root of universalNeeds) {
    if (parents.get(root) !== null)
      fault('needs', `must hold the universal need "${root}" as a root`);
  }
  for (const [id, parent] of parents) {
    const isUniversal = universalNeeds.some((root) => root === id);
    if (parent === null && !isUniversal)
      fault('needs', `"${id}" has no parent and is not universal`);
    const seen = new Set([id]);
    for (let up = parent; typeof up === 'string'; up = parents.get(up)) {
      if (seen.has(up)) {
        fault('needs', `"${id}" is its own ancestor`);
        break;
      }
      seen.add(up);
    }
  }
}

function checkSensitive(value: unknown, path: string, fault: Fault): void {
  const term = record(value, path, fault);
  text(term.list, `${path}.list`, fault);
  text(term.term, `${path}.term`, fault);
  if (!languages.includes(String(term.lang))) fault(`${path}.lang`, 'must be en, zh or es');
  if (term.notWhen !== undefined) texts(term.notWhen, `${path}.notWhen`, fault);
}

function checkTouchpoint(value: unknown, path: string, context: Known & { fault: Fault }): void {
  const { fault } = context;
  const touchpoint = record(value, path, fault);
  text(touchpoint.id, `${path}.id`, fault);
  names(touchpoint.names, `${path}.names`, fault);
  texts(touchpoint.channels, `${path}.channels`, fault);
  words(touchpoint.words, `${path}.words`, fault);
  items(touchpoint.scenarios, `${path}.scenarios`, fault).forEach((each, i) => {
    const scenario = record(each, `${path}.scenarios[${i}]`, fault);
    text(scenario.id, `${path}.scenarios[${i}].id`, fault);
    names(scenario.names, `${path}.scenarios[${i}].names`, fault);
  });
  items(touchpoint.needs, `${path}.needs`, fault).forEach((need, i) => {
    context.need(need, `${path}.needs[${i}]`);
  });
  context.department(touchpoint.owner, `${path}.owner`);
  names(touchpoint.intended, `${path}.intended`, fault);
}

function checkJourney(value: unknown, context: Known & { fault: Fault }): Set<string> {
  const { fault } = context;
  const ids: string[] = [];
  items(record(value, 'journey', fault).stages, 'journey.stages', fault).forEach((each, i) => {
    const path = `journey.stages[${i}]`;
    const stage = record(each, path, fault);
    text(stage.id, `${path}.id`, fault);
    names(stage.names, `${path}.names`, fault);
    items(stage.touchpoints, `${path}.touchpoints`, fault).forEach((touchpoint, j) => {
      checkTouchpoint(touchpoint, `${path}.touchpoints[${j}]`, context);
      if (isRecord(touchpoint)) ids.push(String(touchpoint.id));
    });
  });
  return unique(ids, 'journey', fault);
}

function checkThresholds(value: unknown, fault: Fault): void {
  const thresholds = record(value, 'thresholds', fault);
  for (const name of ['count', 'alert']) {
    const level = thresholds[name];
    if (typeof level !== 'number' || !(level >= 0 && level <= 1)) {
      fault(`thresholds.${name}`, 'must be a number from 0 to 1');
    }
  }
}

/** Whether a fault-free value is a pack: `checkPack` found nothing against it. */
const isPack = (value: unknown, faults: readonly string[]): value is Pack =>
  isRecord(value) && faults.length === 0;

/**
 * The value as a pack.
 *
 * @throws RangeError that lists the path of every fault, one a line.
 */
export function checkPack(value: unknown): Pack {
  const faults: string[] = [];
  const fault: Fault = (path, what) => faults.push(`${path}: ${what}`);
  const pack = record(value, 'pack', fault);
  text(pack.id, 'id', fault);
  text(pack.version, 'version', fault);
  names(pack.names, 'names', fault);
  checkThresholds(pack.thresholds, fault);
  const departments = items(pack.departments, 'departments', fault).map((each, i) => {
    names(record(each, `departments[${i}]`, fault).names, `departments[${i}].names`, fault);
    return record(each, `departments[${i}]`, () => undefined);
  });
  const needs = items(pack.needs, 'needs', fault).map((each, i) =>
    record(each, `needs[${i}]`, fault),
  );
  const idsOf = (list: readonly Fields[], path: string) =>
    unique(
      list.map(({ id }, i) => text(id, `${path}[${i}].id`, fault)),
      path,
      fault,
    );
  const department = reference(idsOf(departments, 'departments'), 'department', fault);
  const need = reference(idsOf(needs, 'needs'), 'need', fault);
  departments.forEach(({ parent }, i) => {
    if (parent !== undefined) department(parent, `departments[${i}].parent`);
  });
  const context = { need, department, fault };
  needs.forEach((each, i) => {
    checkNeed(each, `needs[${i}]`, context);
  });
  checkRoots(needs, fault);
  items(pack.sensitive, 'sensitive', fault).forEach((each, i) => {
    checkSensitive(each, `sensitive[${i}]`, fault);
  });
  const touchpoint = reference(checkJourney(pack.journey, context), 'touchpoint', fault);
  needs.forEach((each, i) => {
    touchpoint(each.touchpoint, `needs[${i}].touchpoint`);
  });
  if (isPack(value, faults)) return value;
  throw new RangeError(`The pack is not valid.\n${[...new Set(faults)].join('\n')}`);
}
