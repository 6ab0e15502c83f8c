/** What accounts differ in. */
export interface SitooOptions {
  /** Answer 429 to a call while another call of the same API user is in flight. @default true */
  oneCallAtATime: boolean;
  /** How long a call is in flight, in ms by the clock. @default 0 */
  latency: number;
  /**
   * What becomes of a parameter that the call does not know, and of one that is given twice: Sitoo ignores the first and
   * takes the last of the second, without a word. @default "ignore"
   */
  ignoredParameters: "ignore" | "refuse";
}

export const defaultSitooOptions: Readonly<SitooOptions> = {
  oneCallAtATime: true,
  latency: 0,
  ignoredParameters: "ignore",
};
