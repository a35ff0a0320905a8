import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

type ThemeSwitchProps = { readonly onChoose?: (theme: 'light' | 'dark') => void };

/** Switches between light and dark. */
export function ThemeSwitch({ onChoose }: ThemeSwitchProps) {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const next = useComputedColorScheme('light') === 'dark' ? 'light' : 'dark';
  const label = t(`shell.theme_to.${next}`);
  const choose = (): void => {
    setColorScheme(next);
    onChoose?.(next);
  };
  return (
    <ActionIcon
      variant="subtle"
      c="var(--c-text)"
      color="gray"
      size="lg"
      aria-label={label}
      title={label}
      onClick={choose}
    >
      {next === 'dark' ? <IconMoon size={18} /> : <IconSun size={18} />}
    </ActionIcon>
  );
}
