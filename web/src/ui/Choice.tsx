import { useId } from 'react';
import classes from '#ui/choice.module.css';

type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
};

/** A few exclusive choices in one line, such as tabs of a list; radio buttons underneath. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { label, labelHidden = false, options, value, onChange } = props;
  const name = useId();
  return (
    <fieldset className={classes.choice}>
      <legend className={labelHidden ? 'read-aloud' : classes.legend}>{label}</legend>
      <div className={classes.options}>
        {options.map((option) => (
          <label key={option.value} className={classes.option}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
