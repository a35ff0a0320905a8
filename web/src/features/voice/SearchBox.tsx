import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { IconHelpCircle, IconSearch, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#features/voice/voice.module.css';

type SearchBoxProps = {
  readonly text: string;
  readonly onSearch: (text: string | undefined) => void;
};

const operators = ['phrase', 'not', 'or', 'all'] as const;

/** Searches the words of the voices; Enter searches, the help shows the operators. */
export function SearchBox({ text, onSearch }: SearchBoxProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(text);
  return (
    <search className={classes.searchRegion}>
      <form
        className={classes.search}
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(typed.trim() || undefined);
        }}
      >
        <TextInput
          className={classes.searchField}
          type="search"
          enterKeyHint="search"
          aria-label={t('voice.search')}
          placeholder={t('voice.search_hint')}
          leftSection={<IconSearch size={15} />}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {text !== '' && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('voice.search_clear')}
            onClick={() => onSearch(undefined)}
          >
            <IconX size={16} />
          </ActionIcon>
        )}
        <Popover position="bottom-end" width={300} trapFocus returnFocus>
          <Popover.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t('voice.search_help')}>
              <IconHelpCircle size={18} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown aria-label={t('voice.search_help')}>
            <dl className={classes.operators} data-autofocus tabIndex={-1}>
              {operators.map((one) => (
                <div key={one}>
                  <dt>
                    <code>{t(`voice.operator.${one}`)}</code>
                  </dt>
                  <dd>{t(`voice.operator.${one}_does`)}</dd>
                </div>
              ))}
            </dl>
          </Popover.Dropdown>
        </Popover>
      </form>
    </search>
  );
}
