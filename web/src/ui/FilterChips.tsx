import { Button, Menu, Popover, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#ui/filter.module.css';
import { useFormat } from '#ui/format.ts';

/** One choice of a filter field. */
export type FilterOption = {
  readonly value: string;
  readonly label: string;
  readonly depth?: number;
};

/** A field one can filter by. Without options it is free text. */
export type FilterField = {
  readonly key: string;
  readonly label: string;
  readonly options?: readonly FilterOption[];
  /** Several values at once, as CSV in the URL. */
  readonly many?: boolean;
  /** Can be removed but not added here, such as "one import". */
  readonly given?: boolean;
  /** Its values say all, such as "with an NPS rating": the label stays out of the chip. */
  readonly bare?: boolean;
};

type FilterChipsProps = {
  readonly fields: readonly FilterField[];
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly onChange: (key: string, value: string | undefined) => void;
  /** The period picker, first in the row. */
  readonly children?: ReactNode;
};

/** The filter as chips that open, change and remove, with "Add filter" at the end. */
export function FilterChips({ fields, values, onChange, children }: FilterChipsProps) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState<string | null>(null);
  const set = fields.filter(({ key }) => values[key] !== undefined || key === adding);
  const free = fields.filter(({ key, given }) => !given && values[key] === undefined);
  return (
    <fieldset className={classes.bar} aria-label={t('ui.filters')}>
      {children}
      {set.map((field) => (
        <Chip
          key={field.key}
          field={field}
          value={values[field.key]}
          openAtOnce={field.key === adding}
          onChange={(value) => onChange(field.key, value)}
          onClose={() => setAdding(null)}
        />
      ))}
      {free.length > 0 && (
        <Menu position="bottom-start" returnFocus={false}>
          <Menu.Target>
            <Button
              variant="default"
              size="compact-md"
              className={classes.chipButton}
              style={{ borderStyle: 'dashed' }}
              leftSection={<IconPlus size={14} />}
            >
              {t('ui.add_filter')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {free.map(({ key, label }) => (
              <Menu.Item key={key} onClick={() => setAdding(key)}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {set.length > 1 && (
        <Button
          variant="subtle"
          size="compact-sm"
          color="gray"
          onClick={() => {
            for (const { key } of set) onChange(key, undefined);
          }}
        >
          {t('ui.clear_filters')}
        </Button>
      )}
    </fieldset>
  );
}

type ChipProps = {
  readonly field: FilterField;
  readonly value: string | undefined;
  readonly openAtOnce: boolean;
  readonly onChange: (value: string | undefined) => void;
  readonly onClose: () => void;
};

function Chip({ field, value, openAtOnce, onChange, onClose }: ChipProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(openAtOnce);
  const labels = (value?.split(field.many ? ',' : '\n') ?? []).map(
    (one) =>
      field.options?.find((option) => option.value === one)?.label ??
      (field.given ? t('ui.one_chosen') : one),
  );
  const text = labels.length > 3 ? t('ui.chosen', { count: labels.length }) : format.list(labels);
  const toggle = (next: boolean): void => {
    setOpen(next);
    if (!next) onClose();
  };
  return (
    <Popover opened={open} onChange={toggle} position="bottom-start" trapFocus returnFocus>
      <span className={classes.chip}>
        <Popover.Target>
          <button type="button" onClick={() => toggle(!open)} disabled={field.given}>
            {field.bare ? text : t('ui.chip', { field: field.label, value: text || t('ui.any') })}
          </button>
        </Popover.Target>
        <button
          type="button"
          className={classes.remove}
          aria-label={t('ui.remove_filter', { field: field.label })}
          onClick={() => {
            onChange(undefined);
            toggle(false);
          }}
        >
          <IconX size={14} aria-hidden="true" />
        </button>
      </span>
      <Popover.Dropdown aria-label={field.label}>
        {field.options ? (
          <Options
            field={field}
            options={field.options}
            value={value}
            onChange={(next) => {
              onChange(next);
              if (!field.many) toggle(false);
            }}
          />
        ) : (
          <FreeText
            label={field.label}
            value={value ?? ''}
            onChange={(next) => {
              onChange(next === '' ? undefined : next);
              toggle(false);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

type OptionsProps = {
  readonly field: FilterField;
  readonly options: readonly FilterOption[];
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
};

function Options({ field, options, value, onChange }: OptionsProps) {
  const { t } = useTranslation();
  const [sought, setSought] = useState('');
  const chosen = value === undefined ? [] : value.split(',');
  const found = options.filter(({ label }) =>
    label.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase()),
  );
  const pick = (one: string): void => {
    const next = chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];
    const many = next.length === 0 ? undefined : next.join(',');
    onChange(field.many ? many : one);
  };
  return (
    <div className={classes.panel}>
      {options.length > 8 && (
        <TextInput
          aria-label={t('ui.search_in', { field: field.label })}
          placeholder={t('ui.search')}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
          data-autofocus
        />
      )}
      <fieldset className={classes.options}>
        <legend className="read-aloud">{field.label}</legend>
        {found.map(({ value: one, label, depth = 0 }) => (
          <label
            key={one}
            className={classes.option}
            style={{ paddingInlineStart: 6 + depth * 14 }}
          >
            <input
              type={field.many ? 'checkbox' : 'radio'}
              name={field.key}
              checked={chosen.includes(one)}
              onChange={() => pick(one)}
            />
            {label}
          </label>
        ))}
        {found.length === 0 && <p>{t('ui.nothing_found')}</p>}
      </fieldset>
    </div>
  );
}

type FreeTextProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function FreeText({ label, value, onChange }: FreeTextProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  return (
    <form
      className={classes.panel}
      onSubmit={(event) => {
        event.preventDefault();
        onChange(text.trim());
      }}
    >
      <TextInput
        label={label}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit">{t('ui.apply')}</Button>
    </form>
  );
}
