import { Button, Menu } from '@mantine/core';
import { IconCheck, IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { currentLanguage, type Language, languages, speak } from '#i18n/i18n.ts';
import { ownName } from '#ui/format.ts';

type LanguageMenuProps = {
  /** Called after the interface switched, for instance to remember it with the account. */
  readonly onChoose?: (language: Language) => void;
};

/** Switches the language of the interface; each language is named in itself. */
export function LanguageMenu({ onChoose }: LanguageMenuProps) {
  const { t } = useTranslation();
  const current = currentLanguage();
  const choose = async (language: Language): Promise<void> => {
    await speak(language);
    onChoose?.(language);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          c="var(--c-text)"
          aria-label={t('shell.language', { language: ownName(current) })}
          leftSection={<IconLanguage size={17} />}
        >
          <span data-phone-hidden>{ownName(current)}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            rightSection={language === current ? <IconCheck size={15} /> : null}
            onClick={() => void choose(language)}
          >
            {ownName(language)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
