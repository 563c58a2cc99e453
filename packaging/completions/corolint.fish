# fish completion for corolint. Which options there are, and what they take, --help tells; which
# rules there are, --list-rules: nothing of it is written down here.

function __corolint_rules
    corolint --list-rules 2>/dev/null | string replace -r '^(\S+)\s+\S+\s+' '$1\t'
end

# a,b,…: the rules behind what is there already
function __corolint_rule_list
    set -l before (commandline -ct | string replace -r '^--[a-z-]+=' '' | string replace -r '[^,]*$' '')
    for rule in (__corolint_rules)
        echo "$before$rule"
    end
end

# The words an option's description lists, behind a colon if it has one.
function __corolint_words
    string replace -r '.*: ' '' -- $argv[1] | string replace -ar '\([a-z]*\)|,| or ' ' ' | string match -ar '[a-z0-9]+'
end

for line in (corolint --help 2>/dev/null | string match -r '^  (?:-[a-z], )?--.*')
    set -l long (string replace -r '^  (?:-[a-z], )?--([a-z-]+).*' '$1' -- $line)
    set -l short (string match -r '^  -([a-z]),' -- $line)[2]
    set -l what (string match -r '^  (?:-[a-z], )?--[a-z-]+=(\S+)' -- $line)[2]
    set -l about (string replace -r '^  (?:-[a-z], )?--\S+\s+' '' -- $line)
    set -l spec -c corolint -l $long -d $about
    set -q short[1] && set -a spec -s $short
    switch "$what"
        case ''
            complete $spec
        case DIR
            complete $spec -x -a '(__fish_complete_directories (commandline -ct | string replace -r "^--[a-z-]+=" ""))'
        case FILE PATH
            complete $spec -r -F
        case FMT LEVEL
            complete $spec -x -a "$(__corolint_words $about)"
        case RULE
            complete $spec -x -a '(__corolint_rules)'
        case 'RULE,*'
            complete $spec -x -a '(__corolint_rule_list)'
        case 'REV*'
            complete $spec -x -a '(git for-each-ref --format="%(refname:short)" 2>/dev/null)'
        case '*'
            complete $spec -x
    end
end
