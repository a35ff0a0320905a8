import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#features/need/need.module.css';
import type { NeedVolume } from '#features/need/need.queries.ts';
import { ancestorsOf, type TreeLine, type TreeNeed, treeLines } from '#features/need/need-tree.ts';
import { usePackNames } from '#pack-names.ts';
import { Evidence } from '#ui/EstimateValue.tsx';
import { useFormat } from '#ui/format.ts';
import { Tag } from '#ui/PolarityMark.tsx';
import { ThreePartBar } from '#ui/ThreePartBar.tsx';

type NeedTreeProps = {
  readonly pack: readonly TreeNeed[];
  readonly volumes: readonly NeedVolume[];
  readonly chosen: string | undefined;
  readonly onChoose: (need: string | undefined) => void;
};

type Line = TreeLine<TreeNeed & { readonly volume: NeedVolume }>;

/** The hierarchy of needs as a tree: arrows move and open, Enter chooses a branch. */
export function NeedTree({ pack, volumes, chosen, onChoose }: NeedTreeProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(chosen ? ancestorsOf(pack, chosen) : []),
  );
  const [focused, setFocused] = useState(chosen);
  const list = useRef<HTMLDivElement>(null);
  const byKey = new Map(volumes.map((volume) => [volume.key, volume]));
  const heard = pack.flatMap(({ key, parent }) => {
    const volume = byKey.get(key);
    return volume ? [{ key, parent, volume }] : [];
  });
  const lines: readonly Line[] = treeLines(heard, open);
  const current = lines.some(({ need }) => need.key === focused) ? focused : lines[0]?.need.key;
  const setBranch = (key: string, wanted: boolean): void => {
    const next = new Set(open);
    if (wanted) next.add(key);
    else next.delete(key);
    setOpen(next);
  };
  const moveTo = (line: Line | undefined): void => {
    if (!line) return;
    setFocused(line.need.key);
    const items = list.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [];
    [...items].find((item) => item.dataset.key === line.need.key)?.focus();
  };
  const press = (event: KeyboardEvent, line: Line): void => {
    const act = keyAct(event.key, { line, lines, open, setBranch, moveTo });
    if (event.key === 'Enter' || event.key === ' ') {
      onChoose(line.need.key === chosen ? undefined : line.need.key);
    } else if (act) act();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div role="tree" className={classes.tree} aria-label={t('need.hierarchy')} ref={list}>
      {lines.map((line) => (
        <NeedLine
          key={line.need.key}
          line={line}
          open={open.has(line.need.key)}
          chosen={line.need.key === chosen}
          inOrder={line.need.key === current}
          onPress={(event) => press(event, line)}
          onToggle={() => setBranch(line.need.key, !open.has(line.need.key))}
          onChoose={() => {
            setFocused(line.need.key);
            onChoose(line.need.key === chosen ? undefined : line.need.key);
          }}
        />
      ))}
    </div>
  );
}

type KeyContext = {
  readonly line: Line;
  readonly lines: readonly Line[];
  readonly open: ReadonlySet<string>;
  readonly setBranch: (key: string, wanted: boolean) => void;
  readonly moveTo: (line: Line | undefined) => void;
};

/** What an arrow, Home or End does in a tree, after the pattern of ARIA. */
function keyAct(key: string, context: KeyContext): (() => void) | undefined {
  const { line, lines, open, setBranch, moveTo } = context;
  const at = lines.indexOf(line);
  const isOpen = open.has(line.need.key);
  switch (key) {
    case 'ArrowDown':
      return () => moveTo(lines[at + 1]);
    case 'ArrowUp':
      return () => moveTo(lines[at - 1]);
    case 'Home':
      return () => moveTo(lines[0]);
    case 'End':
      return () => moveTo(lines.at(-1));
    case 'ArrowRight':
      if (isOpen) return () => moveTo(lines[at + 1]);
      return line.children > 0 ? () => setBranch(line.need.key, true) : undefined;
    case 'ArrowLeft':
      if (isOpen) return () => setBranch(line.need.key, false);
      return () => moveTo(lines.find(({ need }) => need.key === line.need.parent));
    default:
      return undefined;
  }
}

type NeedLineProps = {
  readonly line: Line;
  readonly open: boolean;
  readonly chosen: boolean;
  /** The one line that Tab reaches. */
  readonly inOrder: boolean;
  readonly onPress: (event: KeyboardEvent) => void;
  readonly onToggle: () => void;
  readonly onChoose: () => void;
};

function NeedLine(props: NeedLineProps) {
  const { line, open, chosen, inOrder, onPress, onToggle, onChoose } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const names = usePackNames();
  const { key, volume } = line.need;
  const valence = volume.valence;
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <div
      role="treeitem"
      data-key={key}
      className={classes.line}
      aria-level={line.depth + 1}
      aria-posinset={line.position}
      aria-setsize={line.siblings}
      aria-selected={chosen}
      aria-expanded={line.children > 0 ? open : undefined}
      tabIndex={inOrder ? 0 : -1}
      onKeyDown={onPress}
      onClick={onChoose}
      style={{ paddingInlineStart: 4 + line.depth * 16 }}
    >
      {line.children > 0 ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the arrows of the line do the same
        // biome-ignore lint/a11y/noStaticElementInteractions: a button must not stand in a tree
        <span
          className={classes.chevron}
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          <Chevron size={16} aria-hidden="true" />
        </span>
      ) : (
        <span className={classes.chevron} />
      )}
      <span className={classes.lineName}>
        {names.need(key)} {volume.fresh && <Tag tone="neutral">{t('need.fresh')}</Tag>}
      </span>
      <span className={classes.lineCount}>{t('need.voices', { count: volume.voices })}</span>
      <div className={classes.lineBar}>
        <ThreePartBar
          bare
          parts={[
            { tone: 'bad', label: t('ui.point.pain'), n: volume.pain },
            { tone: 'warn', label: t('ui.point.itch'), n: volume.itch },
            { tone: 'good', label: t('ui.point.delight'), n: volume.delight },
          ]}
        />
      </div>
      <span className={classes.lineValence}>
        {valence.status !== 'hidden' && valence.value !== null ? (
          <abbr title={t('need.valence')}>{format.estimate(valence.value, 'score')}</abbr>
        ) : (
          <Evidence estimate={valence} />
        )}
      </span>
    </div>
  );
}
