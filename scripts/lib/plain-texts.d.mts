export interface PlainText {
  file: string;
  line: number;
  text: string;
}
export function plainTextsOf(file: string, text: string): PlainText[];
