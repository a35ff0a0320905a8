/** Version of the code that made a result; the same as the package's. */
export const codeVersion = '0.1.0';
