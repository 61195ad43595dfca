// The hand of somebody with a phone: everything it does to a page goes through here and is counted. A field has to be
// tapped before letters are typed into it, unless the page has put the cursor there itself.
import assert from 'node:assert/strict';

export class Hand {
  taps = 0;
  letters = 0;

  /** Taps on the middle of something that can be seen. */
  async tap(target) {
    await target.click();
    this.taps += 1;
  }

  /** Taps a field, if it has not got the focus yet, and types letter by letter. */
  async type(field, text) {
    if (!await field.evaluate((element) => element === document.activeElement)) await this.tap(field);
    await field.pressSequentially(text);
    this.letters += [...text].length;
    assert.equal(await field.inputValue(), text);
  }

  /** Opens a list of answers and takes one: two taps. */
  async pick(field, answer) {
    await this.tap(field);
    await field.selectOption({ label: answer });
    this.taps += 1;
  }
}
