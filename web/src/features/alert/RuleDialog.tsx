import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#features/alert/alert.module.css';
import { type Rule, useSaveRule } from '#features/alert/alert.queries.ts';
import { ConditionFields } from '#features/alert/ConditionFields.tsx';
import { draftOf, isComplete, type RuleDraft, ruleOf } from '#features/alert/rule-draft.ts';
import { useRuleSentence } from '#features/alert/rule-sentence.ts';
import { meQuery, unitsQuery } from '#reference.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { FormError } from '#ui/FormError.tsx';
import { useFormat } from '#ui/format.ts';
import { toast } from '#ui/toast.tsx';
import { asTree } from '#ui/tree.ts';

type RuleDialogProps = {
  /** The rule to change; null for a new one. */
  readonly rule: Rule | null;
  readonly onClose: () => void;
};

const dueChoices = [30, 60, 120, 240, 480, 720, 1440, 2880, 4320];

/** Writes a rule: name, condition, where it holds and what follows; the sentence stands below. */
export function RuleDialog({ rule, onClose }: RuleDialogProps) {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  const [draft, setDraft] = useState<RuleDraft>(() => draftOf(rule, me?.unit.id ?? ''));
  const { mutate: save, isPending, error } = useSaveRule(rule?.id ?? null);
  const change = (next: Partial<RuleDraft>): void => setDraft({ ...draft, ...next });
  const complete = isComplete(draft);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!complete) return;
    save(ruleOf(draft), {
      onSuccess: () => {
        toast(t('ui.saved'));
        onClose();
      },
    });
  };
  return (
    <Dialog title={t(rule ? 'alert.change_rule' : 'alert.add_rule')} onClose={onClose} width={600}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t('alert.name')}
            value={draft.name}
            maxLength={120}
            required
            data-autofocus
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <ConditionFields draft={draft} onChange={change} />
          <Consequence draft={draft} onChange={change} />
          <Preview draft={draft} />
          <FormError error={error} area="alert" />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui.cancel')}
            </Button>
            <Button type="submit" loading={isPending} disabled={!complete}>
              {t('ui.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

type PartProps = {
  readonly draft: RuleDraft;
  readonly onChange: (change: Partial<RuleDraft>) => void;
};

/** Where the rule holds, by when the ticket is due and how urgent it is. */
function Consequence({ draft, onChange }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: units = [] } = useQuery(unitsQuery);
  const due = [...new Set([...dueChoices, draft.dueMinutes])].sort((a, b) => a - b);
  return (
    <fieldset className={classes.fields}>
      <legend>{t('alert.then')}</legend>
      <NativeSelect
        label={t('alert.where')}
        value={draft.unitId}
        data={asTree(units).map(({ id, name, depth }) => ({
          value: id,
          label: `${'\u2003'.repeat(depth)}${name}`,
        }))}
        onChange={(event) => onChange({ unitId: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('alert.due')}
        description={t('alert.due_hint')}
        value={String(draft.dueMinutes)}
        data={due.map((minutes) => ({
          value: String(minutes),
          label: format.duration(minutes * 60),
        }))}
        onChange={(event) => onChange({ dueMinutes: Number(event.currentTarget.value) })}
      />
      <NativeSelect
        label={t('alert.priority')}
        value={String(draft.priority)}
        data={[1, 2, 3].map((one) => ({ value: String(one), label: t(`alert.priority.${one}`) }))}
        onChange={(event) => onChange({ priority: Number(event.currentTarget.value) })}
      />
    </fieldset>
  );
}

function Preview({ draft }: { readonly draft: RuleDraft }) {
  const { t } = useTranslation();
  const sentence = useRuleSentence();
  const { data: units = [] } = useQuery(unitsQuery);
  const unit = units.find(({ id }) => id === draft.unitId);
  return (
    <p className={classes.preview} aria-live="polite">
      {isComplete({ ...draft, name: draft.name || '–' }) && unit
        ? sentence({ ...ruleOf(draft), unit })
        : t('alert.incomplete')}
    </p>
  );
}
