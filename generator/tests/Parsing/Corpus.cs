namespace StateMachine.Compiler.Tests.Parsing;

/// <summary>Valid specs that together use every construct of the language. They need to parse, not to mean anything sensible.</summary>
internal static class Corpus
{
    public static IReadOnlyList<string> All => [Library, Tables, Shapes, Part];

    /// <summary>A library that lends books: most constructs in their usual place.</summary>
    public const string Library = """
        // Lending, in short.

        /// A library with
        /// one desk.
        machine Library
        answers Reply = Done                          // the normal answer

        /// Who may skip the queue.
        policy queueing {
          /// Nobody.
          Strict default
          Friendly
        }
        policy fines { None default, Daily, Weekly }

        enum Reply  { Done, Closed, Unknown, Late }
        enum Reason { Lent, Reserved, Damaged }
        type Holder = Reader or Desk
        type Days = 0..30

        notification Ready(book : Book, days : Days) to Reader
        notification Reminder to Reader

        entity Reader many {
          states { Guest initial, Member { Good initial, Overdue } }
          /// How many books.
          held     : 0..5 = 0
          wants    : list of Book                     resets leaving Member
          favours  : set of Kind
          sponsor  : Reader?
          note     : opaque
          gain     : opaque number -1..1
          label    : opaque text resets on Go
          rate     : opaque number
          vip      : bool = no                        resets with held, entering Guest, on Closes
        }

        entity Book many {
          states {
            OnShelf initial
            Out {
              Regular initial
              Extended
            }
            Gone, refuses Unknown because "the book is gone"
          }
          kind    : Kind = Novel
          holders : list of Holder
        }

        entity Desk one {
          states { Open initial, Shut, refuses }
          queue : list of Reader
        }

        define busy = (count r in desk.queue where r is Member) > 3
        define next : Reader? = first of desk.queue
        define friends(a : Reader, b : Reader) = a is not b and (a.sponsor is b or b.sponsor is a)
        define limit(r : Reader) : Days {
          30  when r.vip
          14  when r is Good and
              r.held < 3
          0   otherwise
        }

        observe blocks(b : Book) : every Reason {
          Lent      when b is Out                     because "{b} is {b.state}"
          Reserved  each r : Reader where b in r.wants
                                                      because "{r} wants {b}, {{really}}"
          Damaged   when b is Gone
        }
        observe shelf(b : Book) : least percent {
          10   each r in desk.queue where some w in r.wants where w is b
          100  otherwise
        }

        on Borrow(b : Book, r : Reader, unused hurry : bool) {
          from OnShelf when r is Guest  refuse Unknown because "guests read here"
          from OnShelf {
            refuse Late    when r is Overdue          because "{r} owes books"
            refuse Closed  when desk is not Open
            answer Late    when r.held >= 4
            -> Out
            add r to b.holders
            add r to desk.queue before first of desk.queue
            set r.held to r.held + 1                  when r.held < 5 because "counted"
            each other : Reader where other is not r and b in other.wants
              raise Miss(other, b)
            each w in r.wants where w is b {
              remove w from r.wants
              tell r Ready(w, 7)                      when limit(r) > 0
            }
            clear b.holders                           when fines is Weekly
          }
          from Out, Gone  stay
        }

        on Return(b : Book) {
          from Out when b.holders is { desk }  -> OnShelf
          from Out otherwise {
            -> Gone
            forget b
          }
          from any when busy  answer Late
          otherwise  refuse
        }

        on Opens(desk)  { -> Open }
        on Closes(desk) {
          refuse Closed when desk is Shut
          -> Shut
          each r : Reader  tell r Reminder
        }

        cascade Miss(r : Reader, b : Book) {
          from Member  set r.vip to yes when not r.vip
          otherwise    stay
        }

        invariant Counted = every r : Reader where r is Member satisfies r.held <= 5
        invariant Ordered =
          (no r : Reader where r.vip) implies
          every a in desk.queue satisfies last of desk.queue is a or a before (last of desk.queue) in desk.queue

        /// A book is lent over the counter only.
        never Walks(b : Book) = b was OnShelf and b is Out   unless Borrow(b), Opens
        leads ComesBack(b : Book, r : Reader) = b is Out and b not in r.wants to b is OnShelf
          given Return(b), Opens(desk)

        scenario "a member borrows" under queueing Friendly, fines Daily {
          given ann : Reader is Good with held 2, vip no
          given emma : Book
          given desk is Open
          do    Borrow(emma, ann, no)
          then  emma is Out, told nobody, not ann.vip
          do    Return(emma)
          then  answered Late because "busy", told ann Ready(emma, 7) because "x", told ann Reminder
          do    Borrow(emma, ann, yes)
          then  refused Closed, blocks(emma) is empty because "free"
        }
        """;

    /// <summary>Tables, matrices and dispatch.</summary>
    public const string Tables = """
        machine Tables

        table Kind {
                    code    pages  lends  in        title      reads
          /// Long.
          Novel     'novl'  300    yes    all       "A novel"  held
          Lexicon   '!l?x'  -1     no     { Novel } "All: {}"  -
          Map       'map '  0      no     -         ""         Borrow
        }

        matrix fee(of : Kind, by : Reader) : percent {
                   Guest  Member
          Novel    10     -
          Lexicon  -5     0
        }

        dispatch SetField(r : Reader, k : Kind, value : opaque) to k.reads {
          refuse Unknown  when not k.lends                because "{k} cannot be set"
          refuse Late     when not (value fits k.reads)
          answer
        }
        dispatch GetField(r : Reader, k : Kind) to k.reads { }
        """;

    /// <summary>Expressions and line ends in unusual shapes.</summary>
    public const string Shapes = """
        machine Shapes

        define a = 1 + 2 * 3 - f(4).y.z
        define b(q : every 0..1) = f(q, { A, { } }, none, empty, 'code', -7).with.to
        define c = not not a is b and not c in { d } or e not in f
        define d = first x in y where x was A implies x was not B
        define e = last x : T where x <= 1 or x >= 2 and x < 3 and x > 4
        define f = (
          a
          or (b
          and c)
        )
          and d
        define g = no
        define h = { yes, no, Mode.Default }
        define i : list of set of T? = count
        define j = first of last of k.l
        define k = "text {a + {1}} {b}"
        type T = set of -3..4
        """;

    /// <summary>A further file of a machine.</summary>
    public const string Part = """
        /// More.
        part of Library
        enum More {
          A, B
          /// c
          C
        }
        enum None { }
        """;
}
