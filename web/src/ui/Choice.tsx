import { useEffect, useId, useState } from 'react';
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
  // The press shows at once, however long the caller takes to hand the new value back.
  const [chosen, setChosen] = useState(value);
  useEffect(() => setChosen(value), [value]);
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
              checked={option.value === chosen}
              onChange={() => {
                setChosen(option.value);
                onChange(option.value);
              }}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
